/** Signs in to IAM Identity Center, and reads what {@code aws sso login} and {@code aws login} got. */
@NullMarked
package dev.signalbox.console.gateway.aws.signin.sso;

import org.jspecify.annotations.NullMarked;
