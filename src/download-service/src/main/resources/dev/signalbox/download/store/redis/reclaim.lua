-- max, max losses, keep, text before and after the number of losses -> how many leases had ended
evenWhenFull()
local members = redis.call('ZRANGEBYSCORE', base .. 'leases', '-inf', now, 'LIMIT', 0, ARGV[1])
for _, member in ipairs(members) do
  local id, name = string.sub(member, 1, 14), string.sub(member, 15)
  local job = redis.call('HMGET', jobKey(id), 'status', 'fence', 'seen')
  if job[1] == 'downloading' then
    -- Nobody died of a job whose claim nobody heard of.
    local losses = redis.call('HINCRBY', jobKey(id), 'losses', job[3] == job[2] and 1 or 0)
    redis.call('HDEL', jobKey(id), 'owner')
    if losses >= tonumber(ARGV[2]) then
      redis.call('HSET', jobKey(id), 'error', ARGV[4] .. losses .. ARGV[5], 'code', 0)
      ended(id, false, ARGV[3])
      leave(id, name)
    else
      redis.call('HINCRBY', jobKey(id), 'downloads', -1)
      await(id, name, now)
    end
  else
    if redis.call('EXISTS', jobKey(id)) == 0 then unlist(id, name) end
    leave(id, name)
  end
end
return #members
