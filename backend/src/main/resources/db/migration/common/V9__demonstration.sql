-- Only a demonstration has rows here: its PINs are no secret, and its sign-in screen shows them.
create table demo_operator (
    badge varchar(24) primary key,
    pin varchar(12) not null,
    name varchar(80) not null,
    role_list varchar(80) not null,
    warehouse varchar(16) not null
);
