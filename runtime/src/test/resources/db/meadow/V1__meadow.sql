CREATE TABLE grass (id INT PRIMARY KEY);
CREATE ALIAS pause FOR 'io.sallyport.runtime.sql.SlowMigration.pause';
CALL pause();
CREATE TABLE clover (id INT PRIMARY KEY);
