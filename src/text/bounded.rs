//! The beginning or the end of a text that may be endless.

/// The first `most` bytes, fewer where a character would be cut.
#[must_use]
pub fn first_bytes(text: &str, most: usize) -> &str {
    let end = text.len().min(most);
    (0..=end).rev().find_map(|end| text.get(..end)).unwrap_or_default()
}

/// The last `most` bytes, fewer where a character would be cut.
#[must_use]
pub fn last_bytes(text: &str, most: usize) -> &str {
    let start = text.len().saturating_sub(most);
    (start..=text.len()).find_map(|start| text.get(start..)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_is_cut() {
        assert_eq!((first_bytes("aéb", 2), last_bytes("aéb", 2)), ("a", "b"));
        assert_eq!((first_bytes("aéb", 3), last_bytes("aéb", 3)), ("aé", "éb"));
        assert_eq!((first_bytes("aéb", 9), last_bytes("", 9)), ("aéb", ""));
    }
}
