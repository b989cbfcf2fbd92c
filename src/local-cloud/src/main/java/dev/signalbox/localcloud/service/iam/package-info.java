/** Identity and Access Management: roles and instance profiles, kept and given back; policies are not enforced. */
@NullMarked
package dev.signalbox.localcloud.service.iam;

import org.jspecify.annotations.NullMarked;
