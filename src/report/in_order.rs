//! Rendering on all cores: of thousands of findings, what is said about each takes longer to put into words than to
//! find.

use std::io::{Result, Write};

use rayon::prelude::*;

/// How many items are rendered at a time.
const AT_A_TIME: usize = 32;

/// Renders every item on all cores and writes what came of it in the order of the items, `between` between two.
///
/// # Errors
/// The first of `render`, or where `out` cannot be written.
pub(super) fn write<'i, T: Sync>(
    items: &'i [T],
    between: &str,
    out: &mut dyn Write,
    render: impl Fn(&'i T, &mut Vec<u8>) -> Result<()> + Sync,
) -> Result<()> {
    let rendered: Vec<Vec<u8>> = items
        .par_chunks(AT_A_TIME)
        .map(|items| {
            let mut text = Vec::new();
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    text.extend_from_slice(between.as_bytes());
                }
                render(item, &mut text)?;
            }
            Ok(text)
        })
        .collect::<Result<_>>()?;
    for (index, text) in rendered.iter().enumerate() {
        if index > 0 {
            out.write_all(between.as_bytes())?;
        }
        out.write_all(text)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_the_items() {
        let numbers: Vec<usize> = (0..3 * AT_A_TIME + 1).collect();
        let mut out = Vec::new();
        write(&numbers, ", ", &mut out, |number, text| write!(text, "{number}")).unwrap();
        let one_by_one: Vec<String> = numbers.iter().map(usize::to_string).collect();
        assert_eq!(String::from_utf8(out).unwrap(), one_by_one.join(", "));
    }
}
