/// A set of hashes that tells most of what is not in it, for less than a look into a table.
#[derive(Debug, Clone)]
pub struct Filter(Vec<u64>);

/// As a power of two, how many bits a filter has: enough for thousands of hashes.
const BITS: u32 = 16;

impl Default for Filter {
    fn default() -> Self {
        Self(vec![0; 1 << (BITS - 6)])
    }
}

impl Filter {
    /// Adds a hash, of which the upper bits count.
    pub fn insert(&mut self, hash: u64) {
        let (index, bit) = place(hash);
        if let Some(bits) = self.0.get_mut(index) {
            *bits |= bit;
        }
    }

    /// Whether the hash may have been added; if not, it was not for sure.
    #[must_use]
    #[inline]
    pub fn may_have(&self, hash: u64) -> bool {
        let (index, bit) = place(hash);
        self.0.get(index).is_some_and(|bits| bits & bit != 0)
    }
}

/// The word that holds the bit of a hash, and the bit.
#[inline]
fn place(hash: u64) -> (usize, u64) {
    let place = hash >> (64 - BITS);
    ((place >> 6) as usize, 1 << (place & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_is_there_and_little_else() {
        let mut filter = Filter::default();
        filter.insert(0x1234_0000_0000_0000);
        assert!(filter.may_have(0x1234_5678_9abc_def0));
        assert!(!filter.may_have(0x1235_0000_0000_0000));
    }
}
