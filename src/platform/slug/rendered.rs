//! A heading's content as text.

use std::borrow::Cow;

use crate::facts::Part;

/// What of a heading's content becomes text, and how.
pub(super) struct Rendering {
    /// Whether the alt text of images counts.
    pub images: bool,
    /// What a line break becomes.
    pub line_break: &'static str,
    /// What raw tags and comments become.
    pub html: fn(&str) -> &str,
    /// A pass over each run of text (not over code), such as smart punctuation.
    pub rewrite: fn(&str) -> Cow<'_, str>,
}

impl Rendering {
    /// Text, code and math; no images, no tags; a line break stays one.
    pub(super) const PLAIN: Rendering =
        Rendering { images: false, line_break: "\n", html: |_| "", rewrite: |text| Cow::Borrowed(text) };

    /// The text of a heading's content.
    pub(super) fn text<'a>(&self, parts: &'a [Part]) -> Cow<'a, str> {
        if let [Part::Text(text)] = parts {
            return (self.rewrite)(text);
        }
        let mut text = String::new();
        let mut run = String::new();
        for part in parts {
            if let Part::Text(piece) = part {
                run.push_str(piece);
                continue;
            }
            text.push_str(&(self.rewrite)(&run));
            run.clear();
            text.push_str(self.piece(part));
        }
        text.push_str(&(self.rewrite)(&run));
        Cow::Owned(text)
    }

    fn piece<'a>(&self, part: &'a Part) -> &'a str {
        match part {
            Part::Text(text) | Part::Code(text) | Part::Math(text) => text,
            Part::Image(alt) if self.images => alt,
            Part::Image(_) => "",
            Part::Html(tag) => (self.html)(tag),
            Part::Break => self.line_break,
        }
    }
}

/// A heading's text for a reader: one line, images by their alt text.
pub(super) fn for_display(parts: &[Part]) -> String {
    let text = Rendering { images: true, line_break: " ", ..Rendering::PLAIN }.text(parts);
    text.trim().to_owned()
}

/// A heading's content without the attributes or the comment at its end that [`super::id_notation`] has found.
///
/// The notation is what follows the last opening brace, or a comment; emphasis that the parser may have seen inside
/// of an id goes with it.
pub(super) fn without_notation(parts: &[Part]) -> Vec<Part> {
    let mut kept = parts.to_vec();
    while let Some(part) = kept.pop() {
        match part {
            Part::Text(text) => {
                if let Some((before, _)) = text.rsplit_once('{') {
                    kept.push(Part::Text(before.trim_end().to_owned()));
                    break;
                }
            }
            Part::Html(_) => break,
            _ => {}
        }
    }
    if let Some(Part::Text(text)) = kept.last_mut() {
        text.truncate(text.trim_end().len());
    }
    kept
}

/// Lower case of each character by itself: a final sigma stays `σ` (Haskell, Ruby).
pub(super) fn lowercase_each(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Part {
        Part::Text(text.to_owned())
    }

    #[test]
    fn runs_of_text_are_rewritten_as_a_whole() {
        let rendering = Rendering { rewrite: |run| run.replace("ab", "x").into(), ..Rendering::PLAIN };
        assert_eq!(rendering.text(&[text("a"), text("b"), Part::Code("ab".into()), Part::Break]), "xab\n");
    }

    #[test]
    fn the_notation_is_cut_with_the_space_before_it() {
        let parts = [Part::Code("{tea}".into()), text(" {#my"), text("id}")];
        assert_eq!(without_notation(&parts), [Part::Code("{tea}".into()), text("")]);
    }

    #[test]
    fn display_text_keeps_images_and_drops_tags() {
        let parts =
            [text("Hot "), Part::Image("tea".into()), Part::Html("<br>".into()), Part::Break, text("pot ")];
        assert_eq!(for_display(&parts), "Hot tea pot");
    }
}
