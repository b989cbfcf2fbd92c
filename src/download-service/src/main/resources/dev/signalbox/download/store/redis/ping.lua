-- Whether scripts may run and write.
redis.call('SET', base .. 'ping', '', 'PX', 1)
return 1
