//! The words of Compare.
