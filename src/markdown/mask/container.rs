use super::line::Line;

/// The deepest nesting that is followed; what nests deeper is read as text.
const MAX_DEPTH: usize = 100;

/// An open container block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    /// A block quote.
    Quote,
    /// A list item, footnote, definition or admonition: what belongs to it is indented by this many columns.
    Item(usize),
}

/// The containers that are open, outermost first.
#[derive(Debug, Clone, Default)]
pub(super) struct Containers {
    stack: Vec<Container>,
}

impl Containers {
    pub(super) fn depth(&self) -> usize {
        self.stack.len()
    }

    pub(super) fn truncate(&mut self, depth: usize) {
        self.stack.truncate(depth);
    }

    /// Reads the marks and indentation by which `line` continues the open containers, and gives their number.
    pub(super) fn continue_on(&self, line: &mut Line<'_>) -> usize {
        self.stack.iter().take_while(|container| continues(**container, line)).count()
    }

    /// Opens the container that begins at `line`, if one does, and reads its mark. Within a paragraph only some list
    /// items may begin.
    pub(super) fn open(&mut self, line: &mut Line<'_>, in_paragraph: bool, definitions: bool) -> bool {
        let opened = match line.first() {
            Some(b'>') => quote(line),
            Some(b'-' | b'*' | b'+' | b'0'..=b'9') => list_item(line, in_paragraph),
            Some(b'[') => footnote(line),
            Some(b':' | b'~') if definitions => definition(line),
            _ => None,
        };
        let may_open = line.indent() < 4 && self.depth() < MAX_DEPTH;
        let Some((container, after)) = opened.filter(|_| may_open) else { return false };
        self.stack.push(container);
        *line = after;
        true
    }

    /// Opens an item whose content is indented by `columns`.
    pub(super) fn push_item(&mut self, columns: usize) {
        self.stack.push(Container::Item(columns));
    }
}

fn continues(container: Container, line: &mut Line<'_>) -> bool {
    match container {
        Container::Quote => match quote(line) {
            Some((_, after)) => {
                *line = after;
                true
            }
            None => false,
        },
        Container::Item(_) if line.is_blank() => true,
        Container::Item(columns) if line.indent() >= columns => {
            line.skip_columns(columns);
            true
        }
        Container::Item(_) => false,
    }
}

type Opened<'a> = Option<(Container, Line<'a>)>;

fn quote<'a>(line: &Line<'a>) -> Opened<'a> {
    if line.first() != Some(b'>') || line.indent() >= 4 {
        return None;
    }
    let mut line = *line;
    line.skip_mark(1);
    line.skip_columns(1);
    Some((Container::Quote, line))
}

fn list_item<'a>(line: &Line<'a>, in_paragraph: bool) -> Opened<'a> {
    let rest = line.text();
    let (marker, numbered_from_one) = list_marker(rest)?;
    let after = rest.get(marker..)?;
    let empty = after.trim_matches([' ', '\t']).is_empty();
    let spaced = empty || after.starts_with([' ', '\t']);
    let may_begin = !in_paragraph || (!empty && numbered_from_one);
    (spaced && may_begin && !is_rule(rest)).then(|| item(line, marker))
}

/// The length of a list marker, and whether it may interrupt a paragraph: a bullet, or the number 1.
fn list_marker(text: &str) -> Option<(usize, bool)> {
    if text.starts_with(['-', '*', '+']) {
        return Some((1, true));
    }
    let digits = text.bytes().take(10).take_while(u8::is_ascii_digit).count();
    let delimited = text.get(digits..)?.starts_with(['.', ')']);
    ((1..=9).contains(&digits) && delimited).then(|| (digits + 1, text.get(..digits) == Some("1")))
}

/// The item whose marker of this length begins the line: content begins behind up to four columns of space.
fn item<'a>(line: &Line<'a>, marker: usize) -> (Container, Line<'a>) {
    let indent = line.indent();
    let mut after = *line;
    after.skip_mark(marker);
    let space = if after.is_blank() || after.indent() > 4 { 1 } else { after.indent() };
    after.skip_columns(space);
    (Container::Item(indent + marker + space), after)
}

/// `[^label]:`; the lines that belong to it are indented by four columns.
fn footnote<'a>(line: &Line<'a>) -> Opened<'a> {
    let mut line = *line;
    let label = line.text().strip_prefix("[^")?;
    let length = label.find([']', ' ', '\t'])?;
    let defines = length > 0 && label.get(length..)?.starts_with("]:");
    if !defines {
        return None;
    }
    line.skip_mark(length + 4);
    line.skip_columns(4);
    Some((Container::Item(4), line))
}

/// `: text` or `~ text`, the definition of the term in the line before.
fn definition<'a>(line: &Line<'a>) -> Opened<'a> {
    let rest = line.text();
    let after = rest.strip_prefix([':', '~'])?;
    after.starts_with([' ', '\t']).then(|| item(line, 1))
}

/// Whether the line is a thematic break.
pub(super) fn is_rule(text: &str) -> bool {
    let Some(mark @ (b'-' | b'*' | b'_')) = text.bytes().next() else { return false };
    let marks = text.bytes().filter(|&byte| byte == mark).count();
    marks >= 3 && text.bytes().all(|byte| byte == mark || matches!(byte, b' ' | b'\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(text: &str, in_paragraph: bool) -> Vec<Container> {
        let mut line = Line::new(text, 0).unwrap();
        let mut containers = Containers::default();
        while containers.open(&mut line, in_paragraph, true) {}
        containers.stack
    }

    #[test]
    fn containers_open_one_within_another() {
        use Container::{Item, Quote};
        assert_eq!(opened("> 1. -\tx", false), [Quote, Item(3), Item(3)]);
        assert_eq!(opened("[^a]: x", false), [Item(4)]);
        assert_eq!(opened(":   x", false), [Item(4)]);
        assert_eq!(opened("* * *", false), []);
        assert_eq!(opened("7. x", true), []);
        assert_eq!(opened("-     x", false), [Item(2)]);
    }

    #[test]
    fn nesting_is_bounded() {
        assert_eq!(opened(&"> ".repeat(5000), false).len(), MAX_DEPTH);
    }
}
