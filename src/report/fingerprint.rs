use std::fmt::Write as _;

use crate::engine::Key;

/// A finding's key as a hexadecimal number, for readers that want one: 64-bit FNV-1a
/// (<http://www.isthe.com/chongo/tech/comp/fnv/>), the same on every system and in every version.
pub(super) fn fingerprint(key: &Key) -> String {
    let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
    let _ = write!(hash, "{key}");
    format!("{:016x}", hash.0)
}

struct Fnv(u64);

impl std::fmt::Write for Fnv {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        const PRIME: u64 = 0x0100_0000_01b3;
        self.0 = text.bytes().fold(self.0, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_told_apart_by_each_part_of_the_key() {
        let key = Key { path: "a.md".into(), rule: "broken-link".into(), subject: "b.md".into(), ordinal: 0 };
        let second = Key { ordinal: 1, ..key.clone() };
        assert_eq!(fingerprint(&key), fingerprint(&key.clone()));
        assert_ne!(fingerprint(&key), fingerprint(&second));
        assert_eq!(fingerprint(&key).len(), 16);
    }
}
