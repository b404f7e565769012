//! The ids that Sphinx and mystmd give to the terms of a `glossary` directive.

use std::collections::BTreeSet;

use crate::platform::Platform;
use crate::platform::slug::term_id;

/// The ids of one page, each given once.
#[derive(Debug)]
pub(super) struct TermIds {
    platform: Platform,
    taken: BTreeSet<String>,
    serial: usize,
}

impl TermIds {
    pub(super) fn new(platform: Platform) -> Self {
        Self { platform, taken: BTreeSet::new(), serial: 0 }
    }

    /// The id of the next term. Where Sphinx can make none of its letters, or the id is taken, it counts from 0
    /// (`sphinx/util/nodes.py`, `make_id`).
    pub(super) fn next(&mut self, name: &str) -> String {
        let mut id = term_id(self.platform, name);
        while self.platform == Platform::Sphinx && (id == "term" || self.taken.contains(&id)) {
            id = format!("term-{}", self.serial);
            self.serial += 1;
        }
        self.taken.insert(id.clone());
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_those_of_the_renderer() {
        let ids = |platform, names: &[&str]| {
            let mut ids = TermIds::new(platform);
            names.iter().map(|name| ids.next(name)).collect::<Vec<_>>()
        };
        let names = ["Tea_Pot.v2", "Crème brûlée", "2FA", "茶", "茶碗", "2fa"];
        let sphinx = ["term-Tea_Pot.v2", "term-Creme-brulee", "term-2FA", "term-0", "term-1", "term-2fa"];
        assert_eq!(ids(Platform::Sphinx, &names), sphinx);
        let myst =
            ["term-tea-pot-v2", "term-cr-me-br-l-e", "term-id-2fa", "term-id", "term-id", "term-id-2fa"];
        assert_eq!(ids(Platform::Myst, &names), myst);
    }
}
