-- id, keep -> 0 canceled, 1 unknown, 2 too late
evenWhenFull()
local id = ARGV[1]
local job = redis.call('HMGET', jobKey(id), 'status', 'aggr')
if not job[1] then return 1 end
if job[1] == 'canceled' then return 0 end
if job[1] ~= 'pending' and job[1] ~= 'downloading' then return 2 end
-- A download that runs keeps its place until its owner has stopped, or its lease ends.
move(id, 'canceled')
redis.call('HDEL', jobKey(id), 'eligible')
redis.call('ZREM', pendingKey(job[2]), id)
deleteAfter(id, ARGV[2])
settle(job[2])
return 0
