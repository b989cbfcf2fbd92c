-- id, fence, keep, 's' or 'f', {field, value}... -> 1, or 0 when the claim did not hold
evenWhenFull()
local id, fence, keep, success = ARGV[1], ARGV[2], ARGV[3], ARGV[4] == 's'
local job = redis.call('HMGET', jobKey(id), 'status', 'fence', 'aggr', 'over')
if job[4] == fence .. 'F' then return 1 end
local fields = {}
for i = 5, #ARGV do fields[#fields + 1] = ARGV[i] end
if job[1] == 'downloading' and job[2] == fence then
  redis.call('HSET', jobKey(id), 'over', fence .. 'F', unpack(fields))
  redis.call('HDEL', jobKey(id), 'losses', 'owner')
  ended(id, success, keep)
  leave(id, job[3])
  return 1
end
if job[1] == 'canceled' then
  if job[2] == fence then leave(id, job[3]) end
  if success then
    -- The file is there, but nobody will ask for it: it goes when the job goes.
    local at = redis.call('ZSCORE', deletionsKey(id), id)
    redis.call('ZREM', deletionsKey(id), id)
    redis.call('HSET', jobKey(id), unpack(fields))
    redis.call('ZADD', deletionsKey(id), at or now, id)
  end
end
return 0
