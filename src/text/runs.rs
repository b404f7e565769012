use std::ops::Range;

/// How many bytes are looked at in one step: one for each bit of a number.
const STEP: usize = 64;

/// The runs of bytes of a kind in a text, such as its words, in order, each as long as can be.
///
/// The bytes of a step are told apart without branches, which is compiled to a few instructions on many of them at
/// once, and kept as bits. What takes time then is the runs, not their bytes.
#[derive(Debug)]
pub struct Runs<'a, F> {
    bytes: &'a [u8],
    is_kind: F,
    /// The first byte of the next step.
    next: usize,
    /// Which bytes of this step are of the kind, the first byte as the lowest bit.
    bits: u64,
    /// Where runs begin in this step that are still to be given.
    starts: u64,
}

impl<'a, F: Fn(u8) -> bool> Runs<'a, F> {
    /// The runs of bytes for which `is_kind` holds, which should have no branches. It must not hold for 0.
    #[inline(always)]
    pub fn new(bytes: &'a [u8], is_kind: F) -> Self {
        Self { bytes, is_kind, next: 0, bits: 0, starts: 0 }
    }

    #[inline(always)]
    fn step(&mut self) -> Option<()> {
        let rest = self.bytes.get(self.next..).filter(|rest| !rest.is_empty())?;
        let last = self.bits >> (STEP - 1);
        self.bits = match rest.first_chunk() {
            Some(step) => bits(step, &self.is_kind),
            None => {
                let mut step = [0; STEP];
                step.get_mut(..rest.len())?.copy_from_slice(rest);
                bits(&step, &self.is_kind)
            }
        };
        self.starts = self.bits & !(self.bits << 1 | last);
        self.next += STEP;
        Some(())
    }

    /// How many bytes of the kind stand at the next steps before another.
    fn going_on(&self) -> usize {
        let rest = self.bytes.get(self.next..).unwrap_or_default();
        rest.iter().take_while(|byte| (self.is_kind)(**byte)).count()
    }
}

impl<F: Fn(u8) -> bool> Iterator for Runs<'_, F> {
    type Item = Range<usize>;

    #[inline(always)]
    fn next(&mut self) -> Option<Range<usize>> {
        while self.starts == 0 {
            self.step()?;
        }
        let place = self.starts.trailing_zeros();
        self.starts &= self.starts - 1;
        let length = (!(self.bits >> place)).trailing_zeros();
        let start = self.next - STEP + place as usize;
        let mut end = start + length as usize;
        if end == self.next {
            end += self.going_on();
        }
        Some(start..end)
    }
}

/// Which bytes are of a kind, the first as the lowest bit.
#[inline(always)]
fn bits<F: Fn(u8) -> bool>(step: &[u8; STEP], is_kind: &F) -> u64 {
    /// Times a number whose bytes are 0 or 1, it brings these together in the highest byte.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let mut flags = [0; STEP];
    for (flag, byte) in flags.iter_mut().zip(step) {
        *flag = u8::from(is_kind(*byte));
    }
    let (eights, _) = flags.as_chunks();
    let gather = |eight: &[u8; 8]| u64::from_le_bytes(*eight).wrapping_mul(GATHER) >> 56;
    eights.iter().rev().fold(0, |bits, eight| bits << 8 | gather(eight))
}

/// Whether a text has no letters or digits beyond ASCII: nothing but ASCII and [`Prose::OPAQUE`](super::Prose::OPAQUE),
/// as most have.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    // What else can be made of the bytes of that one character are signs and no characters.
    let is_other = |byte: u8| !byte.is_ascii() & (byte != 0xEF) & (byte != 0xBF) & (byte != 0xBC);
    text.bytes().fold(0, |any, byte| any | u8::from(is_other(byte))) == 0
}

/// The first four bytes of a range, letters of ASCII in lower case, as a number. Spaces stand for those that it has not.
#[must_use]
#[inline(always)]
pub fn beginning(bytes: &[u8], range: &Range<usize>) -> u32 {
    let missing = 4_usize.saturating_sub(range.len()) as u32;
    let four = match bytes.get(range.start..).and_then(|rest| rest.first_chunk()) {
        Some(four) => u32::from_le_bytes(*four) & u32::MAX.checked_shr(8 * missing).unwrap_or(0),
        None => {
            let few = bytes.get(range.clone()).unwrap_or_default();
            few.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte))
        }
    };
    four | u32::from_le_bytes([b' '; 4])
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn they_are_those_that_a_look_at_each_byte_finds(text in "[ab ]{0,200}") {
            let mut runs: Vec<Range<usize>> = Vec::new();
            for (at, _) in text.bytes().enumerate().filter(|(_, byte)| *byte != b' ') {
                match runs.last_mut() {
                    Some(run) if run.end == at => run.end += 1,
                    _ => runs.push(at..at + 1),
                }
            }
            assert_eq!(Runs::new(text.as_bytes(), |byte| byte > b' ').collect::<Vec<_>>(), runs);
        }
    }

    #[test]
    fn runs_may_be_longer_than_a_step() {
        for length in [63, 64, 65, 128, 200] {
            let text = format!(" {} y", "x".repeat(length));
            let runs: Vec<_> = Runs::new(text.as_bytes(), |byte| byte > b' ').collect();
            assert_eq!(runs, [1..length + 1, length + 2..length + 3]);
        }
    }

    #[test]
    fn words_begin_with_four_bytes() {
        for (range, expected) in [(0..3, "abc "), (0..6, "abcd"), (5..6, "f   "), (4..6, "ef  ")] {
            assert_eq!(beginning(b"aBcDef", &range).to_le_bytes(), expected.as_bytes());
        }
    }

    #[test]
    fn plain_texts_have_no_letters_beyond_ascii() {
        assert!(is_plain("the \u{FFFC} of it, 2") && !is_plain("größe") && !is_plain("it’s"));
    }
}
