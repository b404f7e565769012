//! How two names of one headword are related: one abbreviates the other, or both are forms of one word.

/// Whether a word looks like an acronym: at most 12 characters without a space, two capitals or a digit beside one.
pub fn is_acronym_like(word: &str) -> bool {
    if word.len() > 12 && word.chars().nth(12).is_some() {
        return false;
    }
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let length = word.chars().count();
    let plain = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '/' | '&' | '+'));
    (2..=12).contains(&length) && plain && capitals >= 1 && capitals + digits >= 2 && 3 * capitals >= length
        || (plain && length <= 6 && capitals >= 2)
}

/// Whether the letters of `short` stand in order in `long`, the first at the start of its first word (articles
/// aside), and every capital at the start of a word or part of one; or `short` counts letters as K8s does.
pub(in crate::glossary) fn abbreviates(short: &str, long: &str) -> bool {
    let letters: Vec<char> = short.trim_end_matches('s').chars().filter(|c| c.is_alphanumeric()).collect();
    let long_length = long.chars().filter(|c| c.is_alphanumeric()).count();
    if letters.is_empty() || 10 * letters.len() > 7 * long_length || short.split_whitespace().count() > 1 {
        return false;
    }
    is_numeronym(short, long) || stand_in_order(&letters, long)
}

fn stand_in_order(letters: &[char], long: &str) -> bool {
    let long = ["the ", "a ", "an "].iter().find_map(|article| long.strip_prefix(article)).unwrap_or(long);
    let Some(first) = long.chars().find(|c| c.is_alphanumeric()) else { return false };
    let Some(start) = letters.first() else { return false };
    let is_ex = same(*start, 'x') && long.to_lowercase().starts_with("ex");
    if !same(*start, first) && !is_ex {
        return false;
    }
    let capitals_only = letters.iter().all(|c| c.is_uppercase());
    let starts: String = starts_of(long).into_iter().collect();
    if capitals_only && letters.len() >= 2 && is_subsequence(letters, starts.chars()) {
        return true;
    }
    let words = long.split_whitespace().count();
    // Letters from within words count where each word gives one, as in XML, or the long form is one word.
    is_subsequence(letters, long.chars()) && (words == 1 || letters.len() >= words)
}

fn starts_of(long: &str) -> Vec<char> {
    let mut before = ' ';
    let mut starts = Vec::new();
    for c in long.chars() {
        let begins =
            c.is_alphanumeric() && (!before.is_alphanumeric() || (c.is_uppercase() && before.is_lowercase()));
        if begins {
            starts.push(c);
        }
        before = c;
    }
    starts
}

fn is_subsequence(letters: &[char], mut text: impl Iterator<Item = char>) -> bool {
    letters.iter().all(|letter| text.any(|c| same(*letter, c)))
}

fn same(a: char, b: char) -> bool {
    a.to_lowercase().eq(b.to_lowercase())
}

/// `K8s`, `i18n`: first letter, number of letters between, last letter.
fn is_numeronym(short: &str, long: &str) -> bool {
    let digits: String = short.chars().filter(char::is_ascii_digit).collect();
    let Ok(between) = digits.parse::<usize>() else { return false };
    let (Some(a), Some(z)) = (short.chars().next(), short.chars().last()) else { return false };
    let (Some(first), Some(last)) = (long.chars().next(), long.chars().last()) else { return false };
    long.chars().count() == between + 2 && same(a, first) && same(z, last)
}

/// Whether the two names have a word in common, by its first letters: `Lint` and `Linting`, `Repository` and
/// `Repo`, `Values` and `values.yaml`.
pub(super) fn shares_stem(a: &str, b: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let lower = text.to_lowercase();
        lower
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (a, b) = (words(a), words(b));
    a.iter().any(|x| b.iter().any(|y| have_one_stem(x, y)))
}

/// Whether one word begins or ends with most of the other.
fn have_one_stem(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let shorter = a.chars().count().min(b.chars().count());
    let needed = (shorter * 2 / 3).max(3);
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    shorter >= 3 && (shared >= needed || long.contains(short.trim_end_matches('s')) && shorter >= 4)
}

/// Whether one name is in the Latin script and the other in one that Latin names are not mixed with: a translation.
pub(super) fn is_translation(a: &str, b: &str) -> bool {
    let latin = |text: &str| text.chars().filter(|c| c.is_alphabetic()).all(|c| c.len_utf8() < 3);
    let lettered = |text: &str| text.chars().any(char::is_alphabetic);
    lettered(a) && lettered(b) && latin(a) != latin(b)
}

/// Whether two names differ by case, hyphens and spaces only.
pub(super) fn same_letters(a: &str, b: &str) -> bool {
    let key = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    key(a) == key(b)
}
