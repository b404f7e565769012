use super::{Entry, Glossaries, Glossary};

impl Glossaries {
    /// Whether both have the same entries in the same order, as far as it matters for where a text mentions them: by
    /// their names, what they point to, and where they apply. Their definitions and places on their pages may differ.
    #[must_use]
    pub fn have_the_names_of(&self, others: &Self) -> bool {
        self.list.len() == others.list.len()
            && self.list.iter().zip(&others.list).all(|(own, other)| have_same_names(own, other))
    }
}

fn have_same_names(a: &Glossary, b: &Glossary) -> bool {
    a.path == b.path
        && a.scope == b.scope
        && a.entries.len() == b.entries.len()
        && a.entries.iter().zip(&b.entries).all(|(a, b)| are_named_the_same(a, b))
}

fn are_named_the_same(a: &Entry, b: &Entry) -> bool {
    a.name == b.name
        && a.path == b.path
        && a.forms == b.forms
        && a.expansion == b.expansion
        && a.redirect == b.redirect
}

#[cfg(test)]
mod tests {
    use camino::Utf8PathBuf;

    use crate::config::Config;
    use crate::text::Source;
    use crate::tree::Tree;
    use crate::workspace::Workspace;

    #[test]
    fn a_definition_may_differ_but_no_name() {
        let glossaries = |text: &str| {
            let documents = vec![Source::new("glossary.md", text)];
            let listing = [Utf8PathBuf::from("glossary.md")].into_iter().collect();
            Workspace::build(Tree { documents, listing, ..Tree::default() }, Config::default()).glossaries
        };
        let first = glossaries("# Glossary\n\n## Tap\n\nA valve.\n\n## Weir\n\nA low dam.\n");
        let linked = glossaries("# Glossary\n\n## Tap\n\nA [valve](v.md) of all.\n\n## Weir\n\nA dam.\n");
        let renamed = glossaries("# Glossary\n\n## Tap\n\nA valve.\n\n## Weirs\n\nA low dam.\n");
        let fewer = glossaries("# Glossary\n\n## Tap\n\nA valve.\n");
        assert_eq!(first.terms.len(), 2);
        assert!(linked.have_the_names_of(&first));
        assert!(!renamed.have_the_names_of(&first) && !fewer.have_the_names_of(&first));
    }
}
