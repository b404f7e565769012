//! Rendering on all cores: of thousands of findings, what is said about each takes longer to put into words than to
//! find.

use std::io::{Result, Write};

use rayon::prelude::*;

/// How many items one core renders at a time.
const AT_A_TIME: usize = 32;

/// The room that their text begins with, in bytes, so that it seldom has to move.
const ROOM: usize = 48 * 1024;

/// How many items are rendered before what came of them is written and forgotten.
const HELD: usize = 32 * AT_A_TIME;

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
    let join = |items: &'i [T]| {
        let mut text = Vec::with_capacity(ROOM);
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                text.extend_from_slice(between.as_bytes());
            }
            render(item, &mut text)?;
        }
        Ok(text)
    };
    let mut is_first = true;
    for held in items.chunks(HELD) {
        let rendered: Vec<Vec<u8>> = held.par_chunks(AT_A_TIME).map(join).collect::<Result<_>>()?;
        for text in rendered {
            if !std::mem::take(&mut is_first) {
                out.write_all(between.as_bytes())?;
            }
            out.write_all(&text)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_the_items() {
        let numbers: Vec<usize> = (0..HELD + 3 * AT_A_TIME + 1).collect();
        let mut out = Vec::new();
        write(&numbers, ", ", &mut out, |number, text| write!(text, "{number}")).unwrap();
        let one_by_one: Vec<String> = numbers.iter().map(usize::to_string).collect();
        assert_eq!(String::from_utf8(out).unwrap(), one_by_one.join(", "));
    }
}
