use super::Keyed;

/// The key of a finding in parts: path, rule, subject and ordinal with a space between them, the ordinal as given.
pub(super) fn key<'a>((diagnostic, subject): &'a Keyed<'_>, ordinal: &'a str) -> [&'a str; 7] {
    [diagnostic.at.path.as_str(), " ", &diagnostic.rule.name, " ", &subject.text, " ", ordinal]
}

/// A finding's key as a hexadecimal number, for readers that want one: 64-bit FNV-1a
/// (<http://www.isthe.com/chongo/tech/comp/fnv/>), the same on every system and in every version.
pub(super) fn fingerprint(parts: &[&str]) -> String {
    const PRIME: u64 = 0x0100_0000_01b3;
    let bytes = parts.iter().flat_map(|part| part.bytes());
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_that_of_the_whole_text() {
        // The value for "foobar" that the algorithm's page gives.
        assert_eq!(fingerprint(&["foo", "", "bar"]), "85944171f73967e8");
        assert_ne!(fingerprint(&["foo", " ", "bar"]), fingerprint(&["foobar"]));
    }
}
