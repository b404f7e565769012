use regex::{Regex, RegexBuilder};

/// The size in bytes that a regular expression may have once it is compiled: `(\w{500}){500}` is short to write and
/// takes gigabytes.
const LARGEST: usize = 1 << 20;

/// Reads a regular expression of the configuration.
///
/// # Errors
/// Why it cannot be used, in a few words.
pub fn regular_expression(pattern: &str) -> Result<Regex, String> {
    RegexBuilder::new(pattern).size_limit(LARGEST).build().map_err(|error| match error {
        regex::Error::CompiledTooBig(_) => "it repeats too much; repeat less, or with `*`".to_owned(),
        error => {
            let said = error.to_string();
            said.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned()
        }
    })
}
