-- -> {{component:name, time and counters}...}
local found = {}
for _, name in ipairs(redis.call('ZRANGE', base .. 'instances', 0, -1)) do
  local counters = redis.call('GET', base .. 'stats:' .. name)
  if counters then
    found[#found + 1] = {name, counters}
  else
    redis.call('ZREM', base .. 'instances', name)
  end
end
return found
