//! Scripts that write no spaces between words.

/// Whether the script of the character writes no spaces between words: Han, Kana, Hangul (whose particles follow
/// directly), Thai, Lao, Khmer, Burmese.
#[must_use]
pub fn is_unspaced(character: char) -> bool {
    character >= '\u{E00}'
        && matches!(u32::from(character),
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3005..=0x3007 | 0x3040..=0x30FF
        | 0x31F0..=0x31FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF
        | 0x20000..=0x3FFFF)
}
