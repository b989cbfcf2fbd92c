-- id, aggregation, spec, tells, max pending, limit, requests per second or '', proxy or ''
-- -> 0 accepted, 1 id taken, 2 full. The same job again is accepted, so that one may ask again.
local id, name = ARGV[1], ARGV[2]
local there = redis.call('HMGET', jobKey(id), 'status', 'spec')
if there[1] then
  return there[2] == ARGV[3] and 0 or 1
end
local bound = tonumber(ARGV[5])
if bound > 0 and redis.call('ZCARD', pendingKey(name)) >= bound then
  return 2
end
if redis.call('EXISTS', aggrKey(name)) == 0 then
  redis.call('HSET', aggrKey(name), 'limit', ARGV[6])
  if ARGV[7] ~= '' then redis.call('HSET', aggrKey(name), 'rps', ARGV[7]) end
  if ARGV[8] ~= '' then redis.call('HSET', aggrKey(name), 'proxy', ARGV[8]) end
  redis.call('ZADD', base .. 'aggregations', 0, name)
end
-- The time of creation is unique: it is the place in every list.
local newest = redis.call('ZREVRANGE', base .. 'jobs', 0, 0, 'WITHSCORES')
local created = math.max(now, (tonumber(newest[2]) or 0) + 1)
redis.call('HSET', jobKey(id), 'status', 'pending', 'aggr', name, 'tells', ARGV[4], 'created', created, 'spec', ARGV[3])
redis.call('ZADD', base .. 'jobs', created, id)
redis.call('ZADD', base .. 'status:pending', created, id)
redis.call('ZADD', base .. 'of:' .. name, created, id)
redis.call('ZADD', pendingKey(name), now, id)
settle(name)
return 0
