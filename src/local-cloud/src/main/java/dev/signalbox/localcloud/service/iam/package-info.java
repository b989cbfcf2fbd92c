/** Identity and Access Management: roles, instance profiles and policies, kept, given back, and evaluated on request. */
@NullMarked
package dev.signalbox.localcloud.service.iam;

import org.jspecify.annotations.NullMarked;
