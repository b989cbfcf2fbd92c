-- id, storage. Only of a job that was claimed for deletion there; of one that is not there, what is left of it.
evenWhenFull()
local id = ARGV[1]
if redis.call('ZREM', base .. 'deletions:' .. ARGV[2], id) == 0 then return 0 end
local job = redis.call('HMGET', jobKey(id), 'status', 'aggr', 'deleting')
if job[1] and not job[3] then return 0 end
redis.call('DEL', jobKey(id))
unlist(id, job[2])
if job[2] then leave(id, job[2]) end
return 1
