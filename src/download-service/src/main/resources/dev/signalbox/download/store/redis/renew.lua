-- status, lease, {id, fence}... -> {fence of each claim that holds no longer, at its place; else 0}
evenWhenFull()
local status, deadline, lost = ARGV[1], now + tonumber(ARGV[2]), {}
for i = 3, #ARGV, 2 do
  local id, fence = ARGV[i], ARGV[i + 1]
  local job = redis.call('HMGET', jobKey(id), 'status', 'fence', 'aggr', 'seen')
  local mine = job[2] == fence
  lost[#lost + 1] = (mine and job[1] == status) and 0 or 1
  if mine and job[1] == 'downloading' then
    redis.call('ZADD', base .. 'leases', deadline, leaseOf(id, job[3]))
    -- The answer of the claim has come: from now on it is a loss when the lease ends.
    if job[4] ~= fence then redis.call('HSET', jobKey(id), 'seen', fence) end
  elseif mine and job[1] == 'calling_back' then
    redis.call('ZADD', base .. 'calling', deadline, id)
  elseif mine and job[1] == 'canceled' then
    -- The owner hears it now; its place is free when it says so, or soon.
    local member = leaseOf(id, job[3])
    local old = redis.call('ZSCORE', base .. 'leases', member)
    if old then redis.call('ZADD', base .. 'leases', math.min(tonumber(old), now + 2000000), member) end
  end
end
return lost
