//! Ids that a page gets from what is not written on it: the whole page is made, or a component makes them.

use crate::facts::BlockKind;
use crate::workspace::Document;

/// Whether nothing but a comment stands below the front matter: a build step puts the text there.
pub(super) fn is_to_be_filled(document: &Document) -> bool {
    let Some(matter) = &document.facts.front_matter else { return false };
    let text = document.source.text().get(matter.span.end as usize..).unwrap_or_default().trim();
    let comments = [("<!--", "-->"), ("{/*", "*/}")];
    text.is_empty()
        || comments.iter().any(|(open, close)| {
            let inside = text.strip_prefix(open).and_then(|text| text.strip_suffix(close));
            inside.is_some_and(|inside| !inside.contains(close))
        })
}

/// Whether a page in MDX has a text in quotes outside of its code that reads as the fragment does:
/// `name: 'onFinish'`, which a component may give the id `on-finish`.
pub(super) fn is_named_by_component(document: &Document, fragment: &str) -> bool {
    if document.path().extension() != Some("mdx") || fragment.is_empty() {
        return false;
    }
    let text = document.source.text();
    let code = || document.facts.blocks.iter().filter(|block| block.kind == BlockKind::Code);
    let mut at = 0;
    text.split_inclusive('\n').any(|line| {
        let start = at;
        at += line.len();
        let mut quoted = line.split(['"', '\'', '`']).skip(1).step_by(2);
        quoted.any(|name| same_letters(name, fragment))
            && !code().any(|block| block.span.range().contains(&start))
    })
}

/// Whether two names have the same letters and digits, case aside.
fn same_letters(a: &str, b: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    !a.contains(' ') && letters(a) == letters(b)
}

#[cfg(test)]
mod tests {
    use super::same_letters;

    #[test]
    fn names_are_compared_without_the_marks_between_their_words() {
        assert!(same_letters("onFinish", "on-finish"));
        assert!(!same_letters("on finish", "on-finish"), "running text names nothing");
        assert!(!same_letters("onFinished", "on-finish"));
    }
}
