/** What is asked before something of Batch is made or changed: the fields, what is wrong with them, and what they mean. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.screen.batch.forms;
