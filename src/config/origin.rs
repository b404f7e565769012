use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The 1-based line of a configuration file on which the key stands that this path of keys leads to, as
/// `["terms", "link"]`; none where the file does not set it.
#[must_use]
pub fn line_of(text: &str, path: &[&str]) -> Option<usize> {
    let document = DeTable::parse(text).ok()?;
    let start = start_of(document.get_ref(), path)?;
    Some(text.get(..start)?.matches('\n').count() + 1)
}

fn start_of(table: &DeTable<'_>, path: &[&str]) -> Option<usize> {
    let (name, rest) = path.split_first()?;
    let (key, value): (_, &Spanned<DeValue<'_>>) = table.iter().find(|(key, _)| key.get_ref() == name)?;
    match (rest, value.get_ref()) {
        ([], _) => Some(key.span().start),
        (_, DeValue::Table(inner)) => start_of(inner, rest),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_a_line_in_either_notation() {
        let text = "exclude = []\n\n[terms]\nlink = \"all\"\n[terms.overrides.\"a b\"]\ncase = \"exact\"\n";
        assert_eq!(line_of(text, &["exclude"]), Some(1));
        assert_eq!(line_of(text, &["terms", "link"]), Some(4));
        assert_eq!(line_of(text, &["terms", "overrides", "a b", "case"]), Some(6));
        assert_eq!(line_of(text, &["terms", "plurals"]), None);
        assert_eq!(line_of("acronyms.scope = \"page\"", &["acronyms", "scope"]), Some(1));
    }
}
