-- id -> 0 queued again, 1 unknown, 2 its callback has not failed. A job that is being deleted is no longer known.
evenWhenFull()
local id = ARGV[1]
local job = redis.call('HMGET', jobKey(id), 'status', 'deleting')
if not job[1] or job[2] then return 1 end
if job[1] ~= 'callback_failed' then return 2 end
redis.call('HSET', jobKey(id), 'callbacks', 0, 'cberror', '')
redis.call('ZREM', deletionsKey(id), id)
move(id, 'callback_pending', 'eligible', now)
redis.call('ZADD', base .. 'callbacks', now, id)
return 0
