use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

/// A stretch of a text or a list that its neighbours share, such as the words of one paragraph among those of its
/// page: a page then takes a few pieces of memory instead of a few for each paragraph.
#[derive(Clone, Default)]
pub struct Shared<C> {
    whole: Arc<C>,
    start: u32,
    end: u32,
}

impl<C> Shared<C> {
    /// The stretch `range` of `whole`: bytes of a text, places of a list.
    #[must_use]
    pub fn new(whole: &Arc<C>, range: Range<u32>) -> Self {
        Self { whole: Arc::clone(whole), start: range.start, end: range.end }
    }

    fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl Shared<String> {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self
    }
}

impl Deref for Shared<String> {
    type Target = str;

    fn deref(&self) -> &str {
        self.whole.get(self.range()).unwrap_or_default()
    }
}

impl<T> Deref for Shared<Vec<T>> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.whole.get(self.range()).unwrap_or_default()
    }
}

impl<'a, T> IntoIterator for &'a Shared<Vec<T>> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<C> fmt::Debug for Shared<C>
where
    Self: Deref<Target: fmt::Debug>,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_reads_as_a_text_or_a_list_of_its_own() {
        let (text, list) = (Arc::new("one two".to_owned()), Arc::new(vec![1, 2, 3]));
        let (word, pair) = (Shared::new(&text, 4..7), Shared::new(&list, 1..3));
        assert_eq!((&*word, word.len(), pair.to_vec()), ("two", 3, vec![2, 3]));
        assert_eq!(format!("{word:?} {pair:?}"), r#""two" [2, 3]"#);
    }
}
