-- Numbers of persons and of their accounts that pages hide at first are searched by nobody. The index is made again
-- from the messages.
DELETE FROM console.found;
UPDATE console.searcher SET upto = 0;
