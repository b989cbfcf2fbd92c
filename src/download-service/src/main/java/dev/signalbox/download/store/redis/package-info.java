/**
 * The store in Redis 6 or newer, or Valkey. All keys begin with the prefix in braces, and so lie in one slot of a
 * cluster; each change is one Lua script, whose files say what they take and give:
 * <ul>
 * <li>{@code job:<id>} hash; {@code jobs}, {@code status:<word>}, {@code of:<aggregation>}: all jobs, those in a status
 * and those of an aggregation, by time of creation
 * <li>{@code aggr:<aggregation>} hash; {@code aggregations}: their ids; {@code pending:<aggregation>}: jobs by the time
 * they may begin; {@code running:<aggregation>}: jobs that hold a place; {@code due}: aggregations by the time they may
 * next give a job, without those at their limit; {@code begun:<aggregation>}: when the last one began, while that
 * matters for its requests per second
 * <li>{@code leases}: jobs that are downloaded, by the end of the lease; {@code callbacks} and {@code calling}: the same
 * for callbacks
 * <li>{@code deletions:<storage>}: jobs by the time they go
 * <li>{@code stats:<component>:<name>}, {@code instances}
 * </ul>
 */
@NullMarked
package dev.signalbox.download.store.redis;

import org.jspecify.annotations.NullMarked;
