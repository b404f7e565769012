//! Blocks that name people, whose initials and surnames are no acronyms.

use memchr::memchr_iter;

/// The longest block, in bytes, that is looked at for names: it is read again for every acronym in it.
const LONGEST_LIST: usize = 4_000;

/// Whether `short` stands in a block that is no more than a name and an account, as in the list of those who worked on a
/// release, or in such a list of names: "LIN, Jian (@jian-lin)". Surnames have vowels, and initials are few.
pub(super) fn names_a_person(text: &str, short: &str) -> bool {
    const MOST_INITIALS: usize = 3;
    let may_be_name = short.len() <= MOST_INITIALS || short.contains(['A', 'E', 'I', 'O', 'U', 'Y']);
    may_be_name && text.len() <= LONGEST_LIST && (names_people(text) || is_name_with_account(text))
}

fn is_name_with_account(text: &str) -> bool {
    text.split_once("(@").is_some_and(|(name, account)| {
        name.split_whitespace().count() <= 4 && account.trim_end().ends_with(')') && !account.contains(' ')
    })
}

/// Whether a block is a list of many names with commas between them and hardly any other words.
fn names_people(text: &str) -> bool {
    const FEWEST_NAMES: usize = 8;
    let is_name = |item: &&str| {
        let mut words = item.split_whitespace().peekable();
        words.peek().is_some()
            && item.split_whitespace().count() <= 4
            && words.any(|word| word.starts_with(char::is_uppercase))
    };
    let items = memchr_iter(b',', text.as_bytes()).count() + 1;
    if items < FEWEST_NAMES {
        return false;
    }
    let names = text.split(',').filter(is_name).count();
    let full = text.split(',').filter(|item| item.split_whitespace().count() >= 2).count();
    names * 10 >= items * 7 && full * 2 >= items
}

#[cfg(test)]
mod tests {
    use super::names_a_person;

    #[test]
    fn accounts_and_long_lists_name_people() {
        assert!(names_a_person("ROE, Jo (@jo-roe)", "ROE"));
        let list = "Jo Roe, Al QX, Bo Ray, Cy Fox, Di Lee, Ed Poe, Flo Kay, Gus Orr";
        assert!(names_a_person(list, "QX"));
        assert!(!names_a_person(list, "QXRV"));
        assert!(!names_a_person("The QXR, the node and the tree are built in turn.", "QXR"));
    }
}
