//! Names of what is not the tree's own to explain: companies, products, and what its pages link out of the tree.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::collect::singular_key;
use crate::workspace::Workspace;

/// Whether a phrase names a product or a company, or something of theirs: "Google Chrome", "GitHub Actions".
pub(super) fn is_product(name: &str) -> bool {
    static PRODUCTS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
        let lines = include_str!("products.txt").lines().filter(|line| !line.starts_with('#'));
        lines.flat_map(str::split_whitespace).collect()
    });
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    words.iter().any(|word| PRODUCTS.contains(word))
        || words.windows(2).any(|pair| PRODUCTS.contains(pair.join("-").as_str()))
}

/// The names that pages link to other sites, which explain them. An encyclopedia explains a notion, and owns none.
pub(super) fn linked_out(workspace: &Workspace) -> BTreeSet<String> {
    let references = workspace.documents.iter().flat_map(|document| {
        document.facts.references.iter().map(|reference| (reference, document.facts.text_of(reference)))
    });
    let out = references.filter(|(reference, _)| {
        let destination = &*reference.destination;
        !reference.embed && destination.contains("://") && !destination.contains("wikipedia.org")
    });
    out.map(|(_, text)| singular_key(text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_known_by_a_word() {
        assert!(is_product("Google Chrome") && is_product("GitHub App") && is_product("Visual Studio Code"));
        assert!(!is_product("Spill File") && !is_product("Studio Light"));
    }
}
