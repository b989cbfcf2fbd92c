-- status or '', aggregation or '', place before which, limit -> {{id, job}...}, the place of the last one looked at or ''
local status, name, limit = ARGV[1], ARGV[2], tonumber(ARGV[4])
local list, field, value = base .. 'jobs', 'status', ''
if name ~= '' then
  list, value = base .. 'of:' .. name, status
end
if status ~= '' then
  local byStatus = base .. 'status:' .. status
  if name == '' then
    list = byStatus
  elseif redis.call('ZCARD', byStatus) < redis.call('ZCARD', list) then
    list, field, value = byStatus, 'aggr', name
  end
end
local found, bytes = {}, 0
local steps = value == '' and limit or 1000
local places = redis.call('ZREVRANGEBYSCORE', list, ARGV[3], '-inf', 'WITHSCORES', 'LIMIT', 0, steps)
local last = #places == steps * 2 and places[#places] or ''
for i = 1, #places, 2 do
  local id = places[i]
  local is = redis.call('HGET', jobKey(id), field)
  if not is then
    redis.call('ZREM', list, id)
  elseif value == '' or is == value then
    bytes = bytes + redis.call('HSTRLEN', jobKey(id), 'spec')
    if bytes > budget and found[1] then
      last = places[i - 1]
      break
    end
    found[#found + 1] = {id, redis.call('HGETALL', jobKey(id))}
    if #found == limit then
      last = (last ~= '' or i + 1 < #places) and places[i + 1] or ''
      break
    end
  end
end
return {found, last}
