-- id, fence, how (D delivered, R retry later, F failed, G give back), keep or pause, error
-- -> 1, or 0 when the claim did not hold
evenWhenFull()
local id, fence, how, time = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
local job = redis.call('HMGET', jobKey(id), 'status', 'fence', 'told', 'path')
if job[3] == fence .. how then return 1 end
if job[1] ~= 'calling_back' or job[2] ~= fence then return 0 end
redis.call('HSET', jobKey(id), 'told', fence .. how)
redis.call('ZREM', base .. 'calling', id)
redis.call('HDEL', jobKey(id), 'owner')
if how == 'D' then
  move(id, job[4] and 'done' or 'failed', 'delivered', now, 'cberror', '')
  deleteAfter(id, time)
elseif how == 'F' then
  move(id, 'callback_failed', 'cberror', ARGV[5])
  deleteAfter(id, time)
else
  move(id, 'callback_pending', 'eligible', now + time)
  redis.call('ZADD', base .. 'callbacks', now + time, id)
  if how == 'R' then
    redis.call('HSET', jobKey(id), 'cberror', ARGV[5])
  else
    redis.call('HINCRBY', jobKey(id), 'callbacks', -1)
  end
end
return 1
