-- id, limit, requests per second or '', proxy or '' -> aggregation
local name = ARGV[1]
redis.call('HSET', aggrKey(name), 'limit', ARGV[2], 'operator', 1)
redis.call('HDEL', aggrKey(name), 'rps', 'proxy')
if ARGV[3] ~= '' then redis.call('HSET', aggrKey(name), 'rps', ARGV[3]) end
if ARGV[4] ~= '' then redis.call('HSET', aggrKey(name), 'proxy', ARGV[4]) end
redis.call('ZADD', base .. 'aggregations', 0, name)
settle(name)
return described(name)
