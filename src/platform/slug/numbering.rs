//! Telling apart headings that would get the same id.

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

/// How a renderer numbers an id that occurs again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbering {
    /// The first free one of `a`, `a-1`, `a-2` … (github-slugger, comrak, goldmark, Pandoc, markdown-it-anchor).
    HyphenFree,
    /// `a`, `a-1`, `a-2` … by the count of `a` alone, even where a heading named `a-1` exists (kramdown).
    HyphenCounted,
    /// The first free one counting up from a number at the end: `a`, `a_1`, `a_2` …; never empty
    /// (Python-Markdown 3, `toc.py`, `unique`).
    UnderscoreFree,
    /// `id1`, `id2` … for any id that is empty or taken (docutils 0.21, `nodes.py`, `document.set_id`, with the
    /// `auto_id_prefix` that Sphinx sets).
    Docutils,
    /// Not at all: the same id stands twice.
    Repeated,
}

/// The ids of a document that are in use so far.
#[derive(Debug, Default)]
pub(super) struct Numberer {
    taken: FxHashSet<String>,
    counts: FxHashMap<String, usize>,
    docutils_count: usize,
}

impl Numberer {
    /// For so many ids.
    pub(super) fn with_capacity(ids: usize) -> Self {
        Self { taken: FxHashSet::with_capacity_and_hasher(ids, FxBuildHasher), ..Self::default() }
    }

    /// Marks an id as in use.
    pub(super) fn take(&mut self, id: &str) {
        self.taken.insert(id.to_owned());
    }

    /// The id for the next heading with this slug.
    pub(super) fn number(&mut self, numbering: Numbering, slug: String) -> String {
        let id = match numbering {
            Numbering::HyphenFree => self.hyphen_free(slug),
            Numbering::HyphenCounted => self.hyphen_counted(slug),
            Numbering::UnderscoreFree => self.underscore_free(slug),
            Numbering::Docutils => self.docutils(slug),
            Numbering::Repeated => slug,
        };
        self.taken.insert(id.clone());
        id
    }

    fn is_free(&self, id: &str) -> bool {
        !self.taken.contains(id)
    }

    /// Counts on from where the same slug left off, which is the same as counting from 1 but for the time it takes.
    fn hyphen_free(&mut self, slug: String) -> String {
        if self.is_free(&slug) {
            return slug;
        }
        let mut count = self.counts.get(&slug).copied().unwrap_or(0);
        loop {
            count += 1;
            let id = format!("{slug}-{count}");
            if self.is_free(&id) {
                self.counts.insert(slug, count);
                return id;
            }
        }
    }

    fn hyphen_counted(&mut self, slug: String) -> String {
        let count = self.counts.entry(slug.clone()).or_insert(0);
        let id = if *count == 0 { slug } else { format!("{slug}-{count}") };
        *count += 1;
        id
    }

    /// `counts` holds, for each base, up to which number all are taken, so that these are not tried again.
    fn underscore_free(&mut self, slug: String) -> String {
        if !slug.is_empty() && self.is_free(&slug) {
            return slug;
        }
        let (base, start) = split_count(&slug);
        let known = self.counts.get(base).copied().unwrap_or(0);
        let mut count = start.max(known);
        loop {
            count += 1;
            let id = format!("{base}_{count}");
            if self.is_free(&id) {
                if start <= known {
                    self.counts.insert(base.to_owned(), count);
                }
                return id;
            }
        }
    }

    fn docutils(&mut self, slug: String) -> String {
        let mut id = slug;
        while id.is_empty() || !self.is_free(&id) {
            self.docutils_count += 1;
            id = format!("id{}", self.docutils_count);
        }
        id
    }
}

/// `("a", 3)` of `a_3`, `("a", 0)` of `a`.
fn split_count(id: &str) -> (&str, usize) {
    id.rsplit_once('_')
        .filter(|(_, digits)| digits.bytes().all(|byte| byte.is_ascii_digit()))
        .and_then(|(base, digits)| Some((base, usize::try_from(digits.parse::<u32>().ok()?).ok()?)))
        .unwrap_or((id, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(numbering: Numbering, slugs: &[&str]) -> Vec<String> {
        let mut numberer = Numberer::default();
        slugs.iter().map(|slug| numberer.number(numbering, (*slug).to_owned())).collect()
    }

    #[test]
    fn free_numbers_skip_what_is_taken() {
        let ids = numbered(Numbering::HyphenFree, &["tea", "tea", "tea-1", "tea", "", ""]);
        assert_eq!(ids, ["tea", "tea-1", "tea-1-1", "tea-2", "", "-1"]);
    }

    #[test]
    fn counted_numbers_may_clash() {
        let ids = numbered(Numbering::HyphenCounted, &["tea-1", "tea", "tea"]);
        assert_eq!(ids, ["tea-1", "tea", "tea-1"]);
    }

    #[test]
    fn underscores_count_on() {
        let ids = numbered(Numbering::UnderscoreFree, &["tea", "tea_1", "tea", "tea_1", "", ""]);
        assert_eq!(ids, ["tea", "tea_1", "tea_2", "tea_3", "_1", "_2"]);
    }

    #[test]
    fn docutils_gives_up_the_name() {
        let ids = numbered(Numbering::Docutils, &["tea", "tea", "", "id3"]);
        assert_eq!(ids, ["tea", "id1", "id2", "id3"]);
    }
}
