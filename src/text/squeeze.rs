use std::borrow::Cow;

/// The text without white space at its ends, and with one space for each run of it within.
#[must_use]
pub fn squeeze(text: &str) -> String {
    squeezed(text).into_owned()
}

/// The same, for a text that mostly is squeezed as it is.
#[must_use]
pub fn squeezed(text: &str) -> Cow<'_, str> {
    if is_squeezed(text) {
        return Cow::Borrowed(text);
    }
    let mut squeezed = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !squeezed.is_empty() {
            squeezed.push(' ');
        }
        squeezed.push_str(word);
    }
    Cow::Owned(squeezed)
}

/// Whether an ASCII text has single spaces only, and these between words: most texts are squeezed as they are.
fn is_squeezed(text: &str) -> bool {
    let mut before = b' ';
    let fits = |byte: u8| {
        let fits = byte.is_ascii_graphic() || byte == b' ' && before != b' ';
        before = byte;
        fits
    };
    text.bytes().all(fits) && !text.ends_with(' ')
}

#[cfg(test)]
mod tests {
    use super::squeeze;

    #[test]
    fn white_space_is_squeezed() {
        for (text, squeezed) in [
            ("one two", "one two"),
            (" one\ttwo ", "one two"),
            ("one  two", "one two"),
            ("one two ", "one two"),
            ("größe\u{a0}\nb", "größe b"),
            ("\u{1}", "\u{1}"),
            (" ", ""),
            ("", ""),
        ] {
            assert_eq!(squeeze(text), squeezed);
        }
    }
}
