-- id -> 1, or 0 when unknown
evenWhenFull()
local name = ARGV[1]
if redis.call('EXISTS', aggrKey(name)) == 0 then return 0 end
redis.call('HDEL', aggrKey(name), 'operator')
settle(name)
return 1
