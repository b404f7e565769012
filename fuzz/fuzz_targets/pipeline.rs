//! A whole tree through all rules and all fixes: spans, threads and convergence hold (see the test harness).
#![no_main]

use glosslint_fuzz::{harness, has_valid_configuration, tree};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let files = tree(text);
    if has_valid_configuration(&files) {
        harness::check(&files, &["all"], true);
    }
});
