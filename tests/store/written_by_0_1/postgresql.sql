--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: alembic_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);


--
-- Name: articles; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.articles (
    id integer NOT NULL,
    project_id integer NOT NULL,
    key text NOT NULL,
    address text,
    version integer NOT NULL,
    removed timestamp without time zone
);


--
-- Name: articles_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.articles_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: articles_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.articles_id_seq OWNED BY public.articles.id;


--
-- Name: corrections; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.corrections (
    id integer NOT NULL,
    project_id integer NOT NULL,
    number integer NOT NULL,
    made timestamp without time zone NOT NULL,
    action character varying(8) NOT NULL,
    of integer,
    kind character varying(32),
    target text,
    old text,
    new text,
    note text NOT NULL
);


--
-- Name: corrections_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.corrections_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: corrections_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.corrections_id_seq OWNED BY public.corrections.id;


--
-- Name: extractions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.extractions (
    version_id integer NOT NULL,
    rules character varying(64) NOT NULL,
    payload text,
    fault text
);


--
-- Name: projects; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.projects (
    id integer NOT NULL,
    name text NOT NULL,
    title text NOT NULL,
    made timestamp without time zone NOT NULL,
    revision integer NOT NULL
);


--
-- Name: projects_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.projects_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: projects_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.projects_id_seq OWNED BY public.projects.id;


--
-- Name: versions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.versions (
    id integer NOT NULL,
    article_id integer NOT NULL,
    number integer NOT NULL,
    text text NOT NULL,
    title text,
    published date,
    published_from text,
    source text,
    author text,
    url text,
    archive text,
    language text,
    sha256 character varying(64) NOT NULL,
    fingerprint character varying(64) NOT NULL,
    read_at timestamp without time zone NOT NULL
);


--
-- Name: versions_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.versions_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: versions_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.versions_id_seq OWNED BY public.versions.id;


--
-- Name: views; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.views (
    id integer NOT NULL,
    project_id integer NOT NULL,
    name text NOT NULL,
    state text NOT NULL
);


--
-- Name: views_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.views_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: views_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.views_id_seq OWNED BY public.views.id;


--
-- Name: articles id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles ALTER COLUMN id SET DEFAULT nextval('public.articles_id_seq'::regclass);


--
-- Name: corrections id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.corrections ALTER COLUMN id SET DEFAULT nextval('public.corrections_id_seq'::regclass);


--
-- Name: projects id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.projects ALTER COLUMN id SET DEFAULT nextval('public.projects_id_seq'::regclass);


--
-- Name: versions id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.versions ALTER COLUMN id SET DEFAULT nextval('public.versions_id_seq'::regclass);


--
-- Name: views id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.views ALTER COLUMN id SET DEFAULT nextval('public.views_id_seq'::regclass);


--
-- Data for Name: alembic_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.alembic_version VALUES ('v0002');


--
-- Data for Name: articles; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.articles VALUES (1, 1, 'news/harbour.txt', 'example.org/harbour', 1, NULL);
INSERT INTO public.articles VALUES (4, 1, 'nachrichten/bruecke.txt', NULL, 1, NULL);
INSERT INTO public.articles VALUES (2, 1, 'news/strike.txt', 'example.org/strike', 2, NULL);
INSERT INTO public.articles VALUES (5, 1, 'news/theatre.txt', NULL, 1, '2026-11-29 15:39:01.326714');
INSERT INTO public.articles VALUES (3, 1, 'news/flood.txt', NULL, 2, NULL);
INSERT INTO public.articles VALUES (6, 2, 'nachrichten/bruecke.txt', NULL, 1, NULL);


--
-- Data for Name: corrections; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.corrections VALUES (1, 1, 1, '2026-11-29 15:39:01.158541', 'make', NULL, 'date', '["news/harbour.txt",136,145,"last week","lice arrested Rui Costa in Faro ",". In early December Ana Reis vis"]', '["2024-01-01","2024-01-07","week","within","[2024-01-01..2024-01-07]"]', '["2024-01-04","2024-01-04","day","within","2024-01-04"]', 'The police told us');
INSERT INTO public.corrections VALUES (2, 1, 2, '2026-11-29 15:39:01.166378', 'make', NULL, 'title', '["news/harbour.txt",91,100,"January 5","y 2. Rescue teams left Braga on ",". Police arrested Rui Costa in F"]', '"Rescue teams left Braga"', '"Rescuers went home \u201cat last\u201d <b>"', '');
INSERT INTO public.corrections VALUES (3, 1, 3, '2026-11-29 15:39:01.172473', 'make', NULL, 'actors', '["news/strike.txt",183,207,"around December 20, 2023"," to work in Braga. Talks failed ",". Officials said on Tuesday that"]', '[]', '["Union of Miners","Ministry of Labour"]', '');
INSERT INTO public.corrections VALUES (4, 1, 4, '2026-11-29 15:39:01.185186', 'make', NULL, 'places', '["news/strike.txt",121,135,"Two days later","inistry of Labour on January 3. "," miners returned to work in Brag"]', '[["Braga","city","PT",41.551,-8.423]]', '[["Vila Verde",null,null,null,null],["Braga","city","PT",41.551,-8.423]]', '');
INSERT INTO public.corrections VALUES (5, 1, 5, '2026-11-29 15:39:01.19057', 'make', NULL, 'modality', '["news/harbour.txt",237,247,"January 20","will vote on the harbour law on ","."]', '"planned"', '"hypothetical"', '');
INSERT INTO public.corrections VALUES (6, 1, 6, '2026-11-29 15:39:01.199238', 'make', NULL, 'hidden', '["news/flood.txt",240,244,"2019","s said. Prices have risen since ","."]', 'false', 'true', '');
INSERT INTO public.corrections VALUES (7, 1, 7, '2026-11-29 15:39:01.204683', 'make', NULL, 'checked', '["news/flood.txt",27,36,"January 6","The river flooded Porto on ",". Ana Reis left Porto on January"]', 'false', 'true', '');
INSERT INTO public.corrections VALUES (8, 1, 8, '2026-11-29 15:39:01.209657', 'make', NULL, 'note', '["news/flood.txt",27,36,"January 6","The river flooded Porto on ",". Ana Reis left Porto on January"]', '""', '"Ask the water company.\nTwice."', '');
INSERT INTO public.corrections VALUES (9, 1, 9, '2026-11-29 15:39:01.214917', 'make', NULL, 'merged', '["news/flood.txt",27,36,"January 6","The river flooded Porto on ",". Ana Reis left Porto on January"]', '[]', '[["news/flood.txt",76,85,"September","is left Porto on January 7. The "," takeover of the water company s"]]', 'one story');
INSERT INTO public.corrections VALUES (10, 1, 10, '2026-11-29 15:39:01.21989', 'make', NULL, 'merged', '["news/harbour.txt",53,62,"January 2"," the harbour bridge in Porto on ",". Rescue teams left Braga on Jan"]', '[]', '[["news/flood.txt",189,198,"January 2"," new harbour bridge in Porto on ",", officials said. Prices have ri"]]', '');
INSERT INTO public.corrections VALUES (11, 1, 11, '2026-11-29 15:39:01.2253', 'make', NULL, 'split', '["news/flood.txt",189,198,"January 2"," new harbour bridge in Porto on ",", officials said. Prices have ri"]', 'false', 'true', '');
INSERT INTO public.corrections VALUES (12, 1, 12, '2026-11-29 15:39:01.229856', 'make', NULL, 'added', '["news/flood.txt",200,214,"officials said","r bridge in Porto on January 2, ",". Prices have risen since 2019."]', NULL, '["Officials spoke",["2024-01-02","2024-01-02","day","within","2024-01-02"],["City of Porto"],[["Porto",null,null,null,null]],"reported"]', '');
INSERT INTO public.corrections VALUES (13, 1, 13, '2026-11-29 15:39:01.23173', 'make', NULL, 'added', NULL, NULL, '["The council of Gaia met",["2023-11-01","2023-11-30","month","within","2023-11"],["Council of Gaia"],[["Gaia",null,"PT",41.12,-8.61]],"asserted"]', 'from a letter');
INSERT INTO public.corrections VALUES (14, 1, 14, '2026-11-29 15:39:01.233396', 'make', NULL, 'actor', NULL, '"Ana Reis"', '"A. Reis"', '');
INSERT INTO public.corrections VALUES (15, 1, 15, '2026-11-29 15:39:01.235025', 'make', NULL, 'place', NULL, '"Lisbon"', '"Lisboa"', '');
INSERT INTO public.corrections VALUES (16, 1, 16, '2026-11-29 15:39:01.240225', 'make', NULL, 'title', '["news/strike.txt",34,49,"4 December 2023","ners in Braga began a strike on ",". The union signed a contract wi"]', '"Miners in Braga began a strike"', '"The strike began"', '');
INSERT INTO public.corrections VALUES (17, 1, 17, '2026-11-29 15:39:01.242038', 'undo', 16, NULL, NULL, NULL, NULL, '');
INSERT INTO public.corrections VALUES (18, 1, 18, '2026-11-29 15:39:01.248181', 'make', NULL, 'note', '["news/strike.txt",34,49,"4 December 2023","ners in Braga began a strike on ",". The union signed a contract wi"]', '""', '"Which pit?"', '');
INSERT INTO public.corrections VALUES (19, 1, 19, '2026-11-29 15:39:01.250069', 'undo', 18, NULL, NULL, NULL, NULL, '');
INSERT INTO public.corrections VALUES (20, 1, 20, '2026-11-29 15:39:01.251973', 'redo', 18, NULL, NULL, NULL, NULL, '');
INSERT INTO public.corrections VALUES (21, 1, 21, '2026-11-29 15:39:01.260401', 'make', NULL, 'title', '["nachrichten/bruecke.txt",80,86,"Montag","Januar 2024 die neue Br\u00fccke. Am "," verlie\u00dfen die G\u00e4ste die Stadt. "]', '"Am Montag verlie\u00dfen die G\u00e4ste die Stadt"', '"Die G\u00e4ste gingen"', '');
INSERT INTO public.corrections VALUES (22, 1, 22, '2026-11-29 15:39:01.265881', 'make', NULL, 'title', '["news/harbour.txt",91,100,"January 5","y 2. Rescue teams left Braga on ",". Police arrested Rui Costa in F"]', '"Rescuers went home \u201cat last\u201d <b>"', '"Rescuers went home"', '');
INSERT INTO public.corrections VALUES (23, 1, 23, '2026-11-29 15:39:01.271361', 'make', NULL, 'date', '["news/strike.txt",110,119,"January 3"," with the Ministry of Labour on ",". Two days later miners returned"]', '["2024-01-03","2024-01-03","day","within","2024-01-03"]', '["2023-12-24","2023-12-24","day","within","2023-12-24"]', '');
INSERT INTO public.corrections VALUES (24, 1, 24, '2026-11-29 15:39:01.276961', 'make', NULL, 'checked', '["news/harbour.txt",150,164,"early December","Rui Costa in Faro last week. In "," Ana Reis visited Lisbon. The pa"]', 'false', 'true', '');
INSERT INTO public.corrections VALUES (25, 1, 25, '2026-11-29 15:39:01.285211', 'make', NULL, 'note', '["news/harbour.txt",150,164,"early December","Rui Costa in Faro last week. In "," Ana Reis visited Lisbon. The pa"]', '""', '"kept"', '');
INSERT INTO public.corrections VALUES (26, 1, 26, '2026-11-29 15:39:01.287577', 'undo', 24, NULL, NULL, NULL, NULL, '');
INSERT INTO public.corrections VALUES (27, 1, 27, '2026-11-29 15:39:01.292953', 'make', NULL, 'title', '["news/theatre.txt",65,82,"December 30, 2023","nuary 8. Soldiers left Evora on ","."]', '"Soldiers left Evora"', '"Soldiers withdrew"', '');


--
-- Data for Name: extractions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.extractions VALUES (1, 'b5bcb73b03f40a07b806b19ceedd41eaf46b34e4504ca9cf924f024788ee7d25', '[1,[[53,62,"DATE","2024-01-02",null,"dct",["2024-01-02","2024-01-02","day","within","2024-01-02"],"January 2, nearest to the publication date 2024-01-10",null],[91,100,"DATE","2024-01-05",null,"dct",["2024-01-05","2024-01-05","day","within","2024-01-05"],"January 5, nearest to the publication date 2024-01-10",null],[136,145,"DATE","2024-W01",null,"dct",["2024-01-01","2024-01-07","week","within","[2024-01-01..2024-01-07]"],"last week, counted from the publication date 2024-01-10",null],[150,164,"DATE","2023-12","START","dct",["2023-12-01","2023-12-10","month","within","[2023-12-01..2023-12-10]"],"early December, nearest to the publication date 2024-01-10",null],[237,247,"DATE","2024-01-20",null,"dct",["2024-01-20","2024-01-20","day","within","2024-01-20"],"January 20, nearest to the publication date 2024-01-10",null]],[["d51c6aeb34c3c4fa","Mayor Ana Reis opened the harbour bridge in Porto",0,63,0,"asserted",["Ana Reis"],[["Porto","region","PT",41.239,-8.38]]],["71ddd1a58056b63f","Rescue teams left Braga",64,101,1,"asserted",[],[["Braga","city","PT",41.551,-8.423]]],["2dc7d0ae3324e67b","Police arrested Rui Costa in Faro",102,146,2,"asserted",["Rui Costa"],[["Faro","region","PT",37.241,-8.18]]],["853c85d3aa1907d2","Ana Reis visited Lisbon",147,189,3,"asserted",["Ana Reis"],[["Lisbon","city","PT",38.725,-9.15]]],["d79f1833c5a1152d","Parliament will vote on the harbour law",190,248,4,"planned",[],[]]],[]]', NULL);
INSERT INTO public.extractions VALUES (2, 'b5bcb73b03f40a07b806b19ceedd41eaf46b34e4504ca9cf924f024788ee7d25', '[1,[[34,49,"DATE","2023-12-04",null,"explicit",["2023-12-04","2023-12-04","day","within","2023-12-04"],"4 December 2023, as it stands in the text",null],[110,119,"DATE","2024-01-03",null,"dct",["2024-01-03","2024-01-03","day","within","2024-01-03"],"January 3, nearest to the publication date 2024-01-10",null],[121,135,"DATE","2023-12-06",null,"previous",["2023-12-06","2023-12-06","day","within","2023-12-06"],"Two days later, counted from the last date mentioned, 2023-12-04",null],[183,207,"DATE","2023-12-20","APPROX","explicit",["2023-12-20","2023-12-20","day","within","2023-12-20~"],"around December 20, 2023, as it stands in the text",null],[227,234,"DATE","2024-01-09",null,"dct",["2024-01-09","2024-01-09","day","within","2024-01-09"],"Tuesday, the latest one by the publication date 2024-01-10",null],[270,279,"DATE","2022","END","explicit",["2022-09-01","2022-12-31","year","within","[2022-09-01..2022-12-31]"],"late 2022, as it stands in the text",null]],[["901292020ef3b560","Miners in Braga began a strike",0,50,0,"asserted",[],[["Braga","city","PT",41.551,-8.423]]],["192f7bd40400715b","Union signed a contract with the Ministry of Labour",51,120,1,"asserted",["Ministry of Labour"],[]],["8add591924081ba5","Miners returned to work in Braga",121,169,2,"asserted",[],[["Braga","city","PT",41.551,-8.423]]],["6c83dee841af67b5","Talks failed",170,208,3,"asserted",[],[]],["5a44406f46f21a6b","Officials said that two pits in Coimbra closed",209,280,4,"reported",[],[]],["9217a1f69ace5e54","Two pits in Coimbra closed",209,280,5,"asserted",[],[["Coimbra","city","PT",40.207,-8.42]]]],[]]', NULL);
INSERT INTO public.extractions VALUES (3, 'b5bcb73b03f40a07b806b19ceedd41eaf46b34e4504ca9cf924f024788ee7d25', '[1,[[27,36,"DATE","2024-01-06",null,"dct",["2024-01-06","2024-01-06","day","within","2024-01-06"],"January 6, nearest to the publication date 2024-01-10",null],[61,70,"DATE","2024-01-07",null,"dct",["2024-01-07","2024-01-07","day","within","2024-01-07"],"January 7, nearest to the publication date 2024-01-10",null],[76,85,"DATE","2023-09",null,"dct",["2023-09-01","2023-09-30","month","within","2023-09"],"September, nearest to the publication date 2024-01-10",null],[189,198,"DATE","2024-01-02",null,"dct",["2024-01-02","2024-01-02","day","within","2024-01-02"],"January 2, nearest to the publication date 2024-01-10",null],[240,244,"DATE","2019",null,"explicit",["2019-01-01",null,"year","throughout","2019/.."],"2019, as it stands in the text",null]],[["da8a769be567d2b4","River flooded Porto",0,37,0,"asserted",[],[["Porto","region","PT",41.239,-8.38]]],["71be52c27be2a4cb","Ana Reis left Porto",38,71,1,"asserted",["Ana Reis"],[["Porto","region","PT",41.239,-8.38]]],["9d0bcaccef721ef2","Takeover of the water company shocked Lisbon",72,131,2,"asserted",["Lisbon"],[]],["3a1d5d903be640fd","Mayor Ana Reis opened the new harbour bridge in Porto",132,215,3,"asserted",["Ana Reis"],[["Porto","region","PT",41.239,-8.38]]],["feb66a03f220480e","Prices have risen",216,245,4,"asserted",[],[]]],[]]', NULL);
INSERT INTO public.extractions VALUES (4, 'b5bcb73b03f40a07b806b19ceedd41eaf46b34e4504ca9cf924f024788ee7d25', '[1,[[45,59,"DATE","2024-01-03",null,"explicit",["2024-01-03","2024-01-03","day","within","2024-01-03"],"3. Januar 2024, as it stands in the text",null],[80,86,"DATE","2024-01-08",null,"dct",["2024-01-08","2024-01-08","day","within","2024-01-08"],"Montag, the latest one by the publication date 2024-01-09",null],[121,134,"DATE","2023-12",null,"explicit",["2023-12-01","2023-12-31","month","within","2023-12"],"Dezember 2023, as it stands in the text",null]],[["bf0edd2720a46fa3","Die B\u00fcrgermeisterin von Hamburg er\u00f6ffnete am 3. Januar 2024 die neue Br\u00fccke",0,76,0,"asserted",[],[]],["40081abf5c9e9c3b","Am Montag verlie\u00dfen die G\u00e4ste die Stadt",77,117,1,"asserted",[],[]],["7d660240f3607a09","Im Dezember 2023 hatte der Senat in Berlin den Bau beschlossen",118,181,2,"asserted",[],[]]],[]]', NULL);
INSERT INTO public.extractions VALUES (5, 'b5bcb73b03f40a07b806b19ceedd41eaf46b34e4504ca9cf924f024788ee7d25', '[1,[[31,40,"DATE","2024-01-08",null,"dct",["2024-01-08","2024-01-08","day","within","2024-01-08"],"January 8, nearest to the publication date 2024-01-10",null],[65,82,"DATE","2023-12-30",null,"explicit",["2023-12-30","2023-12-30","day","within","2023-12-30"],"December 30, 2023, as it stands in the text",null]],[["e01de803b77eef8f","Theatre of Evora closed",0,41,0,"asserted",[],[["Evora","city","PT",38.566,-7.904]]],["a21a9c847d229e8d","Soldiers left Evora",42,83,1,"asserted",[],[["Evora","city","PT",38.566,-7.904]]]],[]]', NULL);
INSERT INTO public.extractions VALUES (6, 'b5bcb73b03f40a07b806b19ceedd41eaf46b34e4504ca9cf924f024788ee7d25', '[1,[[71,86,"DATE","2023-12-04",null,"explicit",["2023-12-04","2023-12-04","day","within","2023-12-04"],"4 December 2023, as it stands in the text",null],[147,156,"DATE","2024-01-04",null,"dct",["2024-01-04","2024-01-04","day","within","2024-01-04"],"January 4, nearest to the publication date 2024-01-10",null],[158,172,"DATE","2023-12-06",null,"previous",["2023-12-06","2023-12-06","day","within","2023-12-06"],"Two days later, counted from the last date mentioned, 2023-12-04",null],[220,244,"DATE","2023-12-20","APPROX","explicit",["2023-12-20","2023-12-20","day","within","2023-12-20~"],"around December 20, 2023, as it stands in the text",null],[264,271,"DATE","2024-01-09",null,"dct",["2024-01-09","2024-01-09","day","within","2024-01-09"],"Tuesday, the latest one by the publication date 2024-01-10",null],[307,316,"DATE","2022","END","explicit",["2022-09-01","2022-12-31","year","within","[2022-09-01..2022-12-31]"],"late 2022, as it stands in the text",null],[338,344,"DATE","2024-01-05",null,"dct",["2024-01-05","2024-01-05","day","within","2024-01-05"],"Friday, the latest one by the publication date 2024-01-10",null]],[["a78487fef39282d2","Miners in Braga began a strike",37,87,0,"asserted",[],[["Braga","city","PT",41.551,-8.423]]],["821a67115499a1b5","Union signed a contract with the Ministry of Labour",88,157,1,"asserted",["Ministry of Labour"],[]],["4c8a4be7bd255df2","Miners returned to work in Braga",158,206,2,"asserted",[],[["Braga","city","PT",41.551,-8.423]]],["b589dd42e28cd119","Talks failed",207,245,3,"asserted",[],[]],["c87df9902ea801a9","Officials said that two pits in Coimbra closed",246,317,4,"reported",[],[]],["e0e094b08db90be7","Two pits in Coimbra closed",246,317,5,"asserted",[],[["Coimbra","city","PT",40.207,-8.42]]],["bb6f561c2897f765","Strike ended",318,345,6,"asserted",[],[]]],[]]', NULL);
INSERT INTO public.extractions VALUES (7, 'b5bcb73b03f40a07b806b19ceedd41eaf46b34e4504ca9cf924f024788ee7d25', '[1,[[27,36,"DATE","2024-01-06",null,"dct",["2024-01-06","2024-01-06","day","within","2024-01-06"],"January 6, nearest to the publication date 2024-01-11",null],[61,70,"DATE","2024-01-07",null,"dct",["2024-01-07","2024-01-07","day","within","2024-01-07"],"January 7, nearest to the publication date 2024-01-11",null],[76,85,"DATE","2023-09",null,"dct",["2023-09-01","2023-09-30","month","within","2023-09"],"September, nearest to the publication date 2024-01-11",null],[189,198,"DATE","2024-01-02",null,"dct",["2024-01-02","2024-01-02","day","within","2024-01-02"],"January 2, nearest to the publication date 2024-01-11",null],[240,244,"DATE","2019",null,"explicit",["2019-01-01",null,"year","throughout","2019/.."],"2019, as it stands in the text",null]],[["da8a769be567d2b4","River flooded Porto",0,37,0,"asserted",[],[["Porto","region","PT",41.239,-8.38]]],["71be52c27be2a4cb","Ana Reis left Porto",38,71,1,"asserted",["Ana Reis"],[["Porto","region","PT",41.239,-8.38]]],["9d0bcaccef721ef2","Takeover of the water company shocked Lisbon",72,131,2,"asserted",["Lisbon"],[]],["3a1d5d903be640fd","Mayor Ana Reis opened the new harbour bridge in Porto",132,215,3,"asserted",["Ana Reis"],[["Porto","region","PT",41.239,-8.38]]],["feb66a03f220480e","Prices have risen",216,245,4,"asserted",[],[]]],[]]', NULL);
INSERT INTO public.extractions VALUES (8, 'b5bcb73b03f40a07b806b19ceedd41eaf46b34e4504ca9cf924f024788ee7d25', '[1,[[45,59,"DATE","2024-01-03",null,"explicit",["2024-01-03","2024-01-03","day","within","2024-01-03"],"3. Januar 2024, as it stands in the text",null],[80,86,"DATE","2024-01-08",null,"dct",["2024-01-08","2024-01-08","day","within","2024-01-08"],"Montag, the latest one by the publication date 2024-01-09",null],[121,134,"DATE","2023-12",null,"explicit",["2023-12-01","2023-12-31","month","within","2023-12"],"Dezember 2023, as it stands in the text",null]],[["bf0edd2720a46fa3","Die B\u00fcrgermeisterin von Hamburg er\u00f6ffnete am 3. Januar 2024 die neue Br\u00fccke",0,76,0,"asserted",[],[]],["40081abf5c9e9c3b","Am Montag verlie\u00dfen die G\u00e4ste die Stadt",77,117,1,"asserted",[],[]],["7d660240f3607a09","Im Dezember 2023 hatte der Senat in Berlin den Bau beschlossen",118,181,2,"asserted",[],[]]],[]]', NULL);


--
-- Data for Name: projects; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.projects VALUES (1, 'Harbour', 'The harbour of Porto', '2026-11-29 15:39:01.022791', 38);
INSERT INTO public.projects VALUES (2, 'Bridges', '', '2026-11-29 15:39:01.36973', 3);


--
-- Data for Name: versions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.versions VALUES (1, 1, 1, 'Mayor Ana Reis opened the harbour bridge in Porto on January 2. Rescue teams left Braga on January 5. Police arrested Rui Costa in Faro last week. In early December Ana Reis visited Lisbon. The parliament will vote on the harbour law on January 20.', 'The harbour bridge', '2024-01-10', 'the file''s header', 'Gazette', 'M. Sousa', 'https://example.org/harbour', NULL, NULL, '5a6268bf4aae8ecb9a7a7df7b9dc092e7ab11d0e22ac385be9bee8b4048bd3f4', '5a6268bf4aae8ecb9a7a7df7b9dc092e7ab11d0e22ac385be9bee8b4048bd3f4', '2026-11-29 15:39:01.035066');
INSERT INTO public.versions VALUES (2, 2, 1, 'Miners in Braga began a strike on 4 December 2023. The union signed a contract with the Ministry of Labour on January 3. Two days later miners returned to work in Braga. Talks failed around December 20, 2023. Officials said on Tuesday that two pits in Coimbra closed in late 2022.', 'The strike', '2024-01-10', 'the page''s metadata', 'Courier', NULL, 'https://example.org/strike?utm_source=x', NULL, NULL, '3a5e905334882066412ce4bb69e4e394545db9fca938f88de500556124020aaf', '3a5e905334882066412ce4bb69e4e394545db9fca938f88de500556124020aaf', '2026-11-29 15:39:01.046571');
INSERT INTO public.versions VALUES (3, 3, 1, 'The river flooded Porto on January 6. Ana Reis left Porto on January 7. The September takeover of the water company shocked Lisbon. Mayor Ana Reis opened the new harbour bridge in Porto on January 2, officials said. Prices have risen since 2019.', 'After the flood', '2024-01-10', NULL, 'Gazette', NULL, NULL, NULL, NULL, 'c9f35200ab65c956b06a692e7f8ebe11e892167f4591d4e216e993db10fac3c5', 'c9f35200ab65c956b06a692e7f8ebe11e892167f4591d4e216e993db10fac3c5', '2026-11-29 15:39:01.060927');
INSERT INTO public.versions VALUES (4, 4, 1, 'Die Bürgermeisterin von Hamburg eröffnete am 3. Januar 2024 die neue Brücke. Am Montag verließen die Gäste die Stadt. Im Dezember 2023 hatte der Senat in Berlin den Bau beschlossen.', 'Die neue Brücke', '2024-01-09', NULL, 'Zeitung', NULL, NULL, 'https://archive.example/1', 'de', '33bddae0e602cee1cb654ef61cf6b24757d9a91142956c94f788292a52222338', '33bddae0e602cee1cb654ef61cf6b24757d9a91142956c94f788292a52222338', '2026-11-29 15:39:01.132682');
INSERT INTO public.versions VALUES (5, 5, 1, 'The theatre of Evora closed on January 8. Soldiers left Evora on December 30, 2023.', NULL, '2024-01-10', NULL, NULL, NULL, NULL, NULL, NULL, 'bd64341d3bf27accca0542b22c604ca648496bfb321a63fd7a929b1187574c33', 'bd64341d3bf27accca0542b22c604ca648496bfb321a63fd7a929b1187574c33', '2026-11-29 15:39:01.136182');
INSERT INTO public.versions VALUES (6, 2, 2, 'An editor has corrected this report. Miners in Braga began a strike on 4 December 2023. The union signed a contract with the Ministry of Labour on January 4. Two days later miners returned to work in Braga. Talks failed around December 20, 2023. Officials said on Tuesday that two pits in Coimbra closed in late 2022. The strike ended on Friday.', 'The strike', '2024-01-10', 'the page''s metadata', 'Courier', NULL, 'http://www.example.org/strike/', NULL, NULL, '9301f379ace87bd772ddd47e9c0381dcc809d94cb7ec3a4494d69050e5244e0f', '9301f379ace87bd772ddd47e9c0381dcc809d94cb7ec3a4494d69050e5244e0f', '2026-11-29 15:39:01.297223');
INSERT INTO public.versions VALUES (7, 3, 2, 'The river flooded Porto on January 6. Ana Reis left Porto on January 7. The September takeover of the water company shocked Lisbon. Mayor Ana Reis opened the new harbour bridge in Porto on January 2, officials said. Prices have risen since 2019.', 'After the flood', '2024-01-11', 'given by hand', 'Gazette', 'R. Dias', NULL, NULL, NULL, 'c9f35200ab65c956b06a692e7f8ebe11e892167f4591d4e216e993db10fac3c5', 'c9f35200ab65c956b06a692e7f8ebe11e892167f4591d4e216e993db10fac3c5', '2026-11-29 15:39:01.330941');
INSERT INTO public.versions VALUES (8, 6, 1, 'Die Bürgermeisterin von Hamburg eröffnete am 3. Januar 2024 die neue Brücke. Am Montag verließen die Gäste die Stadt. Im Dezember 2023 hatte der Senat in Berlin den Bau beschlossen.', 'Die neue Brücke', '2024-01-09', NULL, 'Zeitung', NULL, NULL, 'https://archive.example/1', 'de', '33bddae0e602cee1cb654ef61cf6b24757d9a91142956c94f788292a52222338', '33bddae0e602cee1cb654ef61cf6b24757d9a91142956c94f788292a52222338', '2026-11-29 15:39:01.374164');


--
-- Data for Name: views; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.views VALUES (1, 1, 'Bridges of Porto', '{"v": ["1"], "place": ["Porto"], "words": ["bridge"], "match": ["any"], "lanes": ["place"], "order": ["first"], "collapsed": ["Braga"], "timeline": ["Harbour"]}');
INSERT INTO public.views VALUES (2, 1, 'All “views”', '{"v": ["1"], "stated": ["asserted", "reported"], "dated": ["day", "week"], "source": ["Gazette"], "match": ["any"], "from": ["2024-01-01"], "until": ["2024-01-08"], "lanes": ["none"], "order": ["count"], "event": ["71ddd1a58056b63f"], "title": ["January"], "timeline": ["Harbour"]}');
INSERT INTO public.views VALUES (3, 2, 'Hamburg', '{"v": ["1"], "place": ["Hamburg"], "match": ["any"], "lanes": ["none"], "order": ["count"], "timeline": ["Bridges"]}');


--
-- Name: articles_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.articles_id_seq', 6, true);


--
-- Name: corrections_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.corrections_id_seq', 27, true);


--
-- Name: projects_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.projects_id_seq', 2, true);


--
-- Name: versions_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.versions_id_seq', 8, true);


--
-- Name: views_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.views_id_seq', 3, true);


--
-- Name: alembic_version alembic_version_pkc; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);


--
-- Name: articles pk_articles; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles
    ADD CONSTRAINT pk_articles PRIMARY KEY (id);


--
-- Name: corrections pk_corrections; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.corrections
    ADD CONSTRAINT pk_corrections PRIMARY KEY (id);


--
-- Name: extractions pk_extractions; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.extractions
    ADD CONSTRAINT pk_extractions PRIMARY KEY (version_id);


--
-- Name: projects pk_projects; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.projects
    ADD CONSTRAINT pk_projects PRIMARY KEY (id);


--
-- Name: versions pk_versions; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.versions
    ADD CONSTRAINT pk_versions PRIMARY KEY (id);


--
-- Name: views pk_views; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.views
    ADD CONSTRAINT pk_views PRIMARY KEY (id);


--
-- Name: articles uq_articles_project_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles
    ADD CONSTRAINT uq_articles_project_id UNIQUE (project_id, key);


--
-- Name: corrections uq_corrections_project_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.corrections
    ADD CONSTRAINT uq_corrections_project_id UNIQUE (project_id, number);


--
-- Name: projects uq_projects_name; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.projects
    ADD CONSTRAINT uq_projects_name UNIQUE (name);


--
-- Name: versions uq_versions_article_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.versions
    ADD CONSTRAINT uq_versions_article_id UNIQUE (article_id, number);


--
-- Name: views uq_views_project_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.views
    ADD CONSTRAINT uq_views_project_id UNIQUE (project_id, name);


--
-- Name: ix_articles_address; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_articles_address ON public.articles USING btree (address);


--
-- Name: ix_articles_project_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_articles_project_id ON public.articles USING btree (project_id);


--
-- Name: ix_corrections_project_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_corrections_project_id ON public.corrections USING btree (project_id);


--
-- Name: ix_versions_article_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_versions_article_id ON public.versions USING btree (article_id);


--
-- Name: ix_versions_fingerprint; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_versions_fingerprint ON public.versions USING btree (fingerprint);


--
-- Name: ix_views_project_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_views_project_id ON public.views USING btree (project_id);


--
-- Name: articles fk_articles_project_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles
    ADD CONSTRAINT fk_articles_project_id FOREIGN KEY (project_id) REFERENCES public.projects(id) ON DELETE CASCADE;


--
-- Name: corrections fk_corrections_project_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.corrections
    ADD CONSTRAINT fk_corrections_project_id FOREIGN KEY (project_id) REFERENCES public.projects(id) ON DELETE CASCADE;


--
-- Name: extractions fk_extractions_version_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.extractions
    ADD CONSTRAINT fk_extractions_version_id FOREIGN KEY (version_id) REFERENCES public.versions(id) ON DELETE CASCADE;


--
-- Name: versions fk_versions_article_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.versions
    ADD CONSTRAINT fk_versions_article_id FOREIGN KEY (article_id) REFERENCES public.articles(id) ON DELETE CASCADE;


--
-- Name: views fk_views_project_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.views
    ADD CONSTRAINT fk_views_project_id FOREIGN KEY (project_id) REFERENCES public.projects(id) ON DELETE CASCADE;


--
-- PostgreSQL database dump complete
--


