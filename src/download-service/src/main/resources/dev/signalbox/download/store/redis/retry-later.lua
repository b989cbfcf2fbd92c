-- id, fence, pause, error, response code, '1' when the attempt counts -> 1, or 0 when the claim did not hold
evenWhenFull()
local id, fence = ARGV[1], ARGV[2]
local job = redis.call('HMGET', jobKey(id), 'status', 'fence', 'aggr', 'over')
if job[4] == fence .. 'R' then return 1 end
if job[2] ~= fence then return 0 end
if job[1] == 'canceled' then leave(id, job[3]) end
if job[1] ~= 'downloading' then return 0 end
redis.call('HSET', jobKey(id), 'over', fence .. 'R', 'error', ARGV[4], 'code', ARGV[5])
redis.call('HDEL', jobKey(id), 'losses', 'owner')
if ARGV[6] ~= '1' then redis.call('HINCRBY', jobKey(id), 'downloads', -1) end
await(id, job[3], now + tonumber(ARGV[3]))
return 1
