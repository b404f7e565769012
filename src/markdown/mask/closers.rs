use std::cell::RefCell;
use std::collections::BTreeMap;

/// Finds closing marks, each part of the text searched once per mark, however many openers ask.
pub(super) struct Closers<'a> {
    text: &'a str,
    /// By mark: where the last search began, and where it found the mark.
    last: RefCell<BTreeMap<&'static str, (usize, Option<usize>)>>,
}

impl<'a> Closers<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, last: RefCell::new(BTreeMap::new()) }
    }

    /// The first byte of the next `mark` that begins at or after `from` and ends at or before `limit`.
    pub(super) fn find(&self, mark: &'static str, from: usize, limit: usize) -> Option<usize> {
        self.next(mark, from).filter(|at| at + mark.len() <= limit)
    }

    fn next(&self, mark: &'static str, from: usize) -> Option<usize> {
        let mut last = self.last.borrow_mut();
        if let Some(&(searched, found)) = last.get(mark)
            && searched <= from
            && found.is_none_or(|at| from <= at)
        {
            return found;
        }
        let found = self.text.get(from..).and_then(|rest| rest.find(mark)).map(|at| from + at);
        last.insert(mark, (from, found));
        found
    }
}
