use std::borrow::Cow;

use super::Region;
use crate::text::Span;

/// The text that is masked, copied once anything is, and the regions masked so far.
pub(super) struct Canvas<'a> {
    text: &'a str,
    bytes: Cow<'a, [u8]>,
    regions: Vec<Region>,
}

impl<'a> Canvas<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, bytes: Cow::Borrowed(text.as_bytes()), regions: Vec::new() }
    }

    /// Makes the byte-order mark and NUL bytes spaces.
    pub(super) fn clear_control_bytes(&mut self) {
        if self.text.starts_with('\u{feff}') {
            self.overwrite(Span::new(0, 3), b' ');
        }
        for at in memchr::memchr_iter(0, self.text.as_bytes()) {
            self.put(at, " ");
        }
    }

    /// Masks a construct within text.
    pub(super) fn fill(&mut self, span: Span) {
        self.overwrite(span, b'X');
        self.regions.push(Region { span, block: false });
    }

    /// Masks a construct that takes whole lines.
    pub(super) fn blank(&mut self, span: Span) {
        self.overwrite(span, b' ');
        self.regions.push(Region { span, block: true });
    }

    /// Replaces all bytes of `span` but line ends, without a region.
    pub(super) fn overwrite(&mut self, span: Span, filler: u8) {
        for byte in self.bytes.to_mut().get_mut(span.range()).unwrap_or_default() {
            if !matches!(*byte, b'\n' | b'\r') {
                *byte = filler;
            }
        }
    }

    /// Puts the ASCII `mark` at byte `at`.
    pub(super) fn put(&mut self, at: usize, mark: &str) {
        if let Some(target) = self.bytes.to_mut().get_mut(at..at + mark.len()) {
            target.copy_from_slice(mark.as_bytes());
        }
    }

    /// The masked text and its regions, sorted and disjoint.
    pub(super) fn finish(mut self) -> (Cow<'a, str>, Vec<Region>) {
        self.regions.retain(|region| !region.span.is_empty());
        self.regions.sort_unstable();
        let mut disjoint: Vec<Region> = Vec::with_capacity(self.regions.len());
        for region in self.regions {
            match disjoint.last_mut() {
                Some(last) if last.span.overlaps(region.span) => {
                    last.span.end = last.span.end.max(region.span.end);
                }
                _ => disjoint.push(region),
            }
        }
        let text = match self.bytes {
            Cow::Borrowed(_) => Cow::Borrowed(self.text),
            Cow::Owned(bytes) => Cow::Owned(
                String::from_utf8(bytes)
                    .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
            ),
        };
        (text, disjoint)
    }
}
