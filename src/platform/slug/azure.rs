//! Azure DevOps: the rule of vscode-markdown 3.6, `util/slugify.ts`, tested there against Azure's wiki.

use std::fmt::Write;

use super::classes::is_space;
use super::{Heading, SlugOptions};

/// A heading's source, lower-cased, with hyphens for spaces and the rest percent-encoded as a link has to write it.
///
/// Where it starts with a digit, every byte is encoded. A heading that occurs again gets the same id.
pub(super) fn slug(heading: &Heading, _options: &SlugOptions) -> String {
    let lower = heading.raw.trim().to_lowercase();
    let slug = lower.replace(is_space, "-");
    let encode_all = slug.starts_with(|c: char| c.is_ascii_digit());
    slug.bytes().fold(String::new(), |id, byte| encoded(id, byte, encode_all))
}

fn encoded(mut id: String, byte: u8, encode_all: bool) -> String {
    let is_plain = byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte);
    if is_plain && !encode_all {
        id.push(char::from(byte));
    } else {
        let _ = write!(id, "%{byte:02X}");
    }
    id
}

#[cfg(test)]
mod tests {
    use crate::platform::Platform;
    use crate::platform::slug::tests::assert_ids;

    #[test]
    fn plain_headings() {
        let cases = [
            ("Hello World", "hello-world"),
            ("A & b/c", "a-%26-b%2Fc"),
            ("é", "%C3%A9"),
            ("1 a", "%31%2D%61"),
        ];
        assert_ids(Platform::Azure, &cases);
    }
}
