use serde::{Serialize, Serializer};
use serde_json::Value;

/// Machine-readable facts of a finding, by key: `term`, `acronym`, `target` and what else a rule says. A list, since
/// there are few: a map of any kind keeps room for many more.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Data(Vec<(&'static str, Value)>);

impl Data {
    /// No facts.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The fact under `key`.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.iter().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    /// Whether there is a fact under `key`.
    #[must_use]
    pub fn contains_key(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Puts a fact under `key`, in the place of another that is there.
    pub fn insert(&mut self, key: &'static str, value: Value) {
        match self.0.binary_search_by_key(&key, |(known, _)| known) {
            Ok(index) => {
                if let Some((_, known)) = self.0.get_mut(index) {
                    *known = value;
                }
            }
            Err(index) => {
                self.0.reserve_exact(1);
                self.0.insert(index, (key, value));
            }
        }
    }

    /// All facts, by key.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Value)> {
        self.0.iter().map(|(key, value)| (*key, value))
    }
}

impl Serialize for Data {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_kept_by_key() {
        let mut data = Data::new();
        data.insert("term", "tea".into());
        data.insert("other", 2.into());
        data.insert("term", "pot".into());
        assert_eq!(serde_json::to_string(&data).unwrap(), r#"{"other":2,"term":"pot"}"#);
        assert!(data.contains_key("other") && data.get("none").is_none());
    }
}
