use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What the named references stand for, by name without `&` and `;`.
static NAMED: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    let entities = entities::ENTITIES.iter();
    entities.filter_map(|e| Some((e.entity.strip_prefix('&')?.strip_suffix(';')?, e.characters))).collect()
});

/// The longest name is `CounterClockwiseContourIntegral`.
const LONGEST_NAME: usize = 31;

/// Resolves the character references of `text`: `&amp;`, `&#38;`, `&#x26;`. The semicolon is required, as in
/// `CommonMark` 0.31.2 section 2.5; what is no reference stays.
#[must_use]
pub fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        decoded.push_str(before);
        let (meaning, length) = character_reference(from).unwrap_or((Cow::Borrowed("&"), 1));
        decoded.push_str(&meaning);
        rest = from.get(length..).unwrap_or_default();
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// Reads the character reference that `text` begins with: what it stands for, and its length in bytes.
#[must_use]
pub fn character_reference(text: &str) -> Option<(Cow<'static, str>, usize)> {
    let body = text.strip_prefix('&')?;
    let length = body.bytes().take(LONGEST_NAME + 1).position(|byte| byte == b';')?;
    let body = body.get(..length)?;
    let meaning = match body.strip_prefix('#') {
        Some(number) => Cow::Owned(numbered(number)?.to_string()),
        None => Cow::Borrowed(*NAMED.get(body)?),
    };
    Some((meaning, length + 2))
}

/// The character with this decimal number, or hexadecimal after `x`; U+FFFD for one that does not exist.
fn numbered(number: &str) -> Option<char> {
    let (digits, radix, longest) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16, 6),
        None => (number, 10, 7),
    };
    let valid = (1..=longest).contains(&digits.len()) && digits.chars().all(|digit| digit.is_digit(radix));
    let code = u32::from_str_radix(digits, radix).ok().filter(|_| valid)?;
    Some(char::from_u32(code).filter(|&character| character != '\0').unwrap_or('\u{fffd}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_of_every_notation_are_resolved() {
        assert_eq!(decode("R&amp;D &#65;&#x42; &copy; &ngE;"), "R&D AB © ≧̸");
        assert_eq!(decode("&CounterClockwiseContourIntegral;"), "∳");
        assert_eq!(decode("&#0; &#x110000;"), "\u{fffd} \u{fffd}");
    }

    #[test]
    fn what_is_no_reference_stays() {
        for text in ["AT&T", "&copy", "&nosuch;", "&#x;", "&#99999999;", "& ;", "&é;", "&", "&#-1;"] {
            assert_eq!(decode(text), text);
        }
    }
}
