-- status... -> {number...}
local counts = {}
for i, status in ipairs(ARGV) do counts[i] = redis.call('ZCARD', base .. 'status:' .. status) end
return counts
