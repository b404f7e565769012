//! Closed lists of words in capitals that need no expansion, each with the reason.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

/// English words that are written in capitals for emphasis, lower case, with comments after a number sign.
const EMPHASISED: &str = include_str!("shouted-words.txt");

/// The same in capitals.
static EMPHASISED_WORDS: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    let lines = EMPHASISED.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).map(str::to_ascii_uppercase).collect()
});

/// The list that a word stands on, the first of several.
static LIST_OF: LazyLock<FxHashMap<&'static str, usize>> = LazyLock::new(|| {
    let words = |(index, (_, list)): (usize, &(_, &'static [&'static str]))| {
        list.iter().map(move |&word| (word, index)).collect::<Vec<_>>()
    };
    LISTS.iter().enumerate().rev().flat_map(words).collect()
});

/// How many of [`LISTS`], from the first on, hold words and no abbreviations.
const WORD_LISTS: usize = 3;

#[rustfmt::skip]
const LISTS: &[(&str, &[&str])] = &[
    ("a word that announces a note", &[
        "NOTE", "NOTES", "TODO", "FIXME", "XXX", "HACK", "WARNING", "WARN", "CAUTION", "DANGER", "IMPORTANT", "TIP",
        "TIPS", "INFO", "HINT", "ATTENTION", "DEPRECATED", "BREAKING", "EXAMPLE", "ERROR", "BUG", "SAFETY", "SECURITY",
    ]),
    ("a keyword of RFC 2119", &[
        "MUST", "SHALL", "SHOULD", "MAY", "REQUIRED", "RECOMMENDED", "OPTIONAL", "NOT",
    ]),
    ("the name of a file", &[
        "README", "LICENSE", "LICENCE", "CHANGELOG", "CHANGES", "CONTRIBUTING", "COPYING", "NOTICE", "AUTHORS",
        "MAINTAINERS", "CODEOWNERS", "OWNERS", "INSTALL", "HACKING", "NEWS", "SUMMARY", "ROADMAP", "GOVERNANCE",
        "MAKEFILE", "AGENTS",
    ]),
    ("the name of a licence", &[
        "MIT", "BSD", "GPL", "LGPL", "AGPL", "MPL", "EPL", "ISC", "CDDL", "EUPL", "WTFPL", "OFL", "CC", "CC-BY",
        "CC-BY-SA", "CC-BY-NC", "CC-BY-NC-SA", "CC-BY-ND", "BY", "BY-SA",
    ]),
    ("a placeholder", &[
        "FOO", "BAR", "BAZ", "QUX", "FOOBAR", "XYZ", "ABC", "NOUN", "VERB", "LOREM", "IPSUM", "REPO", "REV", "APP",
        "ENV", "HOST", "VAR", "VARS", "ARG", "ARGS", "NUM", "STR", "TMP", "SRC",
    ]),
    ("a clipped word", &[
        "ADDR", "ADMIN", "ARCH", "ATTR", "ATTRS", "AUTH", "AUTO", "BOOL", "BUF", "CONF", "CONFIG", "CTX", "DEMO", "DEST",
        "DEV", "DICT", "DIR", "DIRS", "DOC", "DOCS", "DST", "ELEM", "ENUM", "ERR", "EXEC", "EXPR", "FUNC", "IDENT", "IDX", "IMPL",
        "INIT", "LEN", "LIB", "LIBS", "MAX", "META", "MIN", "MISC", "MOD", "MSG", "OBJ", "OPT", "OPTS", "PARAM",
        "PARAMS", "PERF", "PERM", "PREV", "PROC", "PROD", "PROG", "PROP", "PROPS", "PTR", "REF", "REFS", "REGEX", "REPOS",
        "RESP", "SPEC", "SPECS", "STAT", "STATS", "STRUCT", "SYNC", "SYNTH", "SYS", "TEMP", "TXN", "UTIL", "UTILS",
    ]),
    // Formats that go by the ending of their files, nearly all of them globs of freedesktop.org's shared-mime-info.
    ("the name of a file format", &[
        "AIFF", "ALAC", "APNG", "AVIF", "DER", "DOCX", "DXF", "EOT", "FBX", "FLAC", "FLV", "GLB",
        "GLTF", "glTF", "HEIC", "HEIF", "ICNS", "ICO", "JSONP", "JXL", "KML", "KMZ", "KTX", "MKV", "MOV", "MSIX", "ODF",
        "ODP", "ODS", "ODT", "OGG", "OGV", "OTF", "PBM", "PCX", "PEM", "PFX", "PGM", "PNM", "PPM", "PPT", "PPTX", "PSD",
        "QOI", "RAR", "RIFF", "SWF", "TGA", "TGZ", "VHD", "VHDX", "VMDK", "VTT", "WEBM", "WEBP", "WMA", "WMF",
        "WMV", "XCF", "XPM", "XZ", "ZSTD", "rST", "reST",
    ]),
    ("the name of a character encoding", &["EUC", "GBK", "JIS"]),
    ("an HTTP method", &["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "QUERY"]),
    ("a command of FTP, POP3 or SMTP", &[
        "APOP", "CAPA", "CWD", "DELE", "EHLO", "EPRT", "EPSV", "EXPN", "HELO", "MKD", "NLST", "PASV", "PBSZ", "RCPT",
        "RETR", "RNFR", "RNTO", "RSET", "STARTTLS", "STOR", "UIDL", "VRFY",
    ]),
    ("an SQL keyword", &[
        "SELECT", "INSERT", "UPDATE", "FROM", "WHERE", "JOIN", "CREATE", "ALTER", "DROP", "TABLE", "INDEX", "VIEW",
        "GRANT", "REVOKE", "COMMIT", "ROLLBACK", "UNION", "LIMIT", "VALUES", "INTO", "DISTINCT", "EXISTS", "LIKE",
        "BEGIN", "PRIMARY", "FOREIGN", "TRUNCATE", "VACUUM",
    ]),
    ("a key or signal", &[
        "CTRL", "ALT", "CMD", "ESC", "TAB", "DEL", "SHIFT", "ENTER", "RETURN", "SUPER", "INS", "PGUP", "PGDN",
        "FN", "CRLF", "NUL", "WASD", "SIGINT", "SIGTERM", "SIGKILL", "SIGHUP", "SIGSEGV", "SIGABRT", "SIGCHLD",
        "SIGPIPE", "SIGQUIT", "SIGSTOP", "SIGBUS", "SIGILL",
    ]),
    ("a constant", &[
        "TRUE", "FALSE", "NULL", "NONE", "NIL", "NAN", "INF", "DEBUG", "FATAL", "PATH", "HOME", "PWD", "LANG", "TERM",
        "PASS", "FAIL", "FAILED", "NOOP", "STDIN", "STDOUT", "STDERR", "STDIO", "AND", "OR", "XOR", "NAND", "NOR",
    ]),
    // `errno.h` of POSIX.
    ("an error number", &[
        "EACCES", "EAGAIN", "EBADF", "EBUSY", "ECANCELED", "EEXIST", "EFAULT", "EFBIG", "EINTR", "EINVAL", "EIO",
        "EISCONN", "EISDIR", "ELOOP", "EMFILE", "EMLINK", "ENFILE", "ENOBUFS", "ENODEV", "ENOENT", "ENOEXEC", "ENOMEM",
        "ENOSPC", "ENOSYS", "ENOTDIR", "ENOTSUP", "ENOTTY", "ENXIO", "EPERM", "EPIPE", "EPROTO", "ERANGE", "EROFS",
        "ESPIPE", "ESRCH", "ESTALE", "EXDEV",
    ]),
    ("the name of a program or a product", &[
        "ABAQUS", "ANGLE", "ANSYS", "ANTLR", "BASH", "BATS", "BAZEL", "BLAST", "BOLT", "BOSH", "CASL", "CDB", "CMAKE",
        "CRIU", "CUPS", "CURL", "CYGWIN", "DBUS", "DENO", "DOXYGEN", "DPDK", "EMACS", "FFMPEG", "FIJI", "GCOV", "GN",
        "GNUPLOT", "GROMACS", "GRUB", "GYP", "HANA", "HAProxy", "JAWS", "JIRA", "JULIA", "KAFKA", "LAPACK", "LILO", "LLD",
        "LUA", "LXC", "LXD", "MAAS", "MAMP", "MATLAB", "MELPA", "MINGW", "MONGODB", "MUMPS", "NVDA", "OBS", "ORACLE",
        "OVMF", "PERL", "PIP", "REDIS", "RUBY", "RUST", "SAMBA", "SAS", "SLURM", "SNORT", "SOLR", "SOPS", "SPHINX",
        "SPSS", "STATA", "TMUX", "UFW", "VIM", "VLC", "WINE", "WiX", "XAMPP", "XEN", "YARA", "YARN", "YUM", "ZSH",
    ]),
    ("a unit", &[
        "KB", "MB", "GB", "TB", "PB", "EB", "KiB", "MiB", "GiB", "TiB", "PiB", "Kb", "Mb", "Gb", "Kbps", "Mbps",
        "Gbps", "EiB", "ZB", "ZiB", "YB", "YiB", "kB", "kHz", "MHz", "GHz", "THz", "kW", "MW", "GW", "kWh", "MWh", "mA", "mV", "kV", "dB", "dBm", "mW",
        "MPa", "kPa", "eV", "keV", "MeV", "GeV", "mL", "kJ", "MJ", "FPS", "LOC", "KLOC", "MLOC",
    ]),
];

/// The reason why `word` needs no expansion, if it is on a list.
pub(super) fn reason(word: &str) -> Option<&'static str> {
    LISTS.get(*LIST_OF.get(word)?).map(|(reason, _)| *reason)
}

/// Whether `word` announces a note, is a keyword of RFC 2119 or names a file.
pub(super) fn is_plain_word(word: &str) -> bool {
    LIST_OF.get(word).is_some_and(|&list| list < WORD_LISTS)
}

/// Whether `word` is all in capitals and on the list of English words that are emphasised so.
pub(super) fn is_emphasised(word: &str) -> bool {
    EMPHASISED_WORDS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_emphasised_words_is_read() {
        assert!(EMPHASISED_WORDS.len() > 500);
        assert!(EMPHASISED_WORDS.iter().all(|word| word.chars().all(|c| c.is_ascii_uppercase())));
    }
}
