"""The sections of a résumé, by what people call them in five languages.

The names are compared in lower case, without accents, punctuation and spaces. So they also are
keys of a mapping: `workExperience`, `work_experience` and "Work experience" are the same.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Literal

Section = Literal[
    "skills",
    "work",
    "projects",
    "education",
    "certificates",
    "courses",
    "summary",
    "contact",
    "other",
]

# One name a line entry, separated by commas; "other" are sections that are passed over.
_NAMES: Mapping[Section, str] = {
    "skills": """
        skills, skill, skill set, skillset, skills summary, summary of skills, key skills, core skills,
        top skills, technical skills, technical skill, tech skills, it skills, computer skills,
        professional skills, hard skills, main skills, relevant skills, data skills, other skills,
        additional skills, software skills, digital skills, programming skills, skills and tools,
        skills and technologies, skills and expertise, skills and abilities, skills and interests,
        skills and competencies, skills and certifications, technical skills and tools,
        technical skills and competencies, areas of expertise, expertise, area of expertise,
        technical expertise, core competencies, competencies, key competencies, competences,
        technical competencies, core competences, technical proficiencies, technical proficiency,
        proficiencies, technologies, technology, technology stack, tech stack, stack, tools,
        tools and technologies, technologies and tools, software, technical knowledge, toolbox,
        technical toolkit, technical summary, technical profile, technical background, technical,
        programming, programming languages, programming languages and tools, languages and tools,
        languages and technologies, languages and frameworks, skills and languages, capabilities,
        specialties, specialities, strengths, knowledge,
        kenntnisse, fachkenntnisse, it kenntnisse, edv kenntnisse, technische kenntnisse,
        programmierkenntnisse, kenntnisse und fahigkeiten, fahigkeiten, fahigkeiten und kenntnisse,
        kompetenzen, fachkompetenzen, fachliche kompetenzen, technische fahigkeiten, technologien,
        kernkompetenzen, qualifikationen, it skills und tools, besondere kenntnisse, werkzeuge,
        weitere kenntnisse, top kenntnisse, programmiersprachen, technische kompetenzen,
        habilidades, habilidades tecnicas, habilidades y herramientas, aptitudes, competencias,
        competencias tecnicas, conocimientos, conocimientos tecnicos, conocimientos informaticos,
        aptitudes principales, habilidades principales, tecnologias, herramientas, informatica,
        habilidades informaticas, destrezas, lenguajes de programacion, competencias digitales,
        competences, competences techniques, competences cles, competences informatiques,
        principales competences, competences professionnelles, savoir faire, outils, technologies,
        connaissances, connaissances techniques, informatique, outils et technologies, logiciels,
        langages, langages de programmation, environnement technique, competences et outils,
        competencias principais, principais competencias, habilidades e competencias, ferramentas,
        conhecimentos, conhecimentos tecnicos, qualificacoes, competencias e habilidades,
        linguagens de programacao, conhecimentos em informatica, aptidoes, resumo de qualificacoes
    """,
    "work": """
        work, work experience, experience, experiences, professional experience, employment,
        employment history, work history, career history, career, career summary, positions,
        relevant experience, professional background, industry experience, work experiences,
        job experience, jobs, job history, research experience, internships, internship,
        internship experience, teaching experience, academic experience, military experience,
        experience and projects, professional history, employment experience, working experience,
        additional experience, other experience, previous experience, selected experience,
        technical experience, related experience, positions of responsibility, practical experience,
        volunteer, volunteering, volunteer work, volunteer experience, volunteering experience,
        leadership experience, freelance, freelance work, consulting experience,
        berufserfahrung, berufserfahrungen, berufliche erfahrung, beruflicher werdegang, werdegang,
        berufspraxis, praktika, praktikum, praktische erfahrung, praktische erfahrungen, erfahrung,
        beruflicher lebenslauf, arbeitserfahrung, anstellungen, tatigkeiten, nebentatigkeiten,
        berufstatigkeit, berufliche stationen, ehrenamt, ehrenamtliches engagement,
        experiencia, experiencia laboral, experiencia profesional, experiencia de trabajo,
        historial laboral, trayectoria profesional, practicas, voluntariado, trayectoria laboral,
        experience professionnelle, experiences professionnelles, parcours professionnel, emplois,
        parcours, stages, benevolat, experiences cles, carriere,
        experiencia profissional, experiencias profissionais, historico profissional, estagios,
        experiencias, trajetoria profissional, percurso profissional, trabalho voluntario
    """,
    "projects": """
        projects, project, personal projects, side projects, selected projects, key projects,
        academic projects, project experience, relevant projects, open source, portfolio,
        open source projects, open source contributions, research projects, data projects,
        data science projects, machine learning projects, technical projects, notable projects,
        professional projects, university projects, course projects, capstone project, capstone,
        major projects, recent projects, independent projects, other projects, project highlights,
        projekte, projekterfahrung, eigene projekte, ausgewahlte projekte, projektauswahl,
        personliche projekte, proyectos, proyectos personales, proyectos destacados,
        projets, projets personnels, projets academiques, realisations, projets realises,
        projetos, projetos pessoais, projetos academicos, portfolio de projetos
    """,
    "education": """
        education, educations, educational background, academic background, academics, degrees,
        education and training, academic history, academic qualifications, degree, studies, schools,
        educational qualifications, education and certifications, education and qualifications,
        qualifications, qualification, academic education, formal education, university, school,
        educational details, academic details, academic profile, education details, training,
        education history,
        ausbildung, bildung, bildungsweg, studium, akademische ausbildung, schulbildung,
        akademischer werdegang, ausbildung und studium, schulische ausbildung, bildungsgang,
        hochschulbildung, studium und ausbildung, hochschulstudium, akademischer hintergrund,
        educacion, formacion, formacion academica, estudios, formacion y estudios,
        educacion y formacion, titulacion, antecedentes academicos, formacion universitaria,
        formation, formations, etudes, diplomes, parcours academique, education et formation,
        formation academique, formation et diplomes, diplomes et formations, scolarite, cursus,
        educacao, formacao, formacao academica, escolaridade, formacao educacional, estudos,
        habilitacoes literarias, habilitacoes academicas, historico academico
    """,
    "certificates": """
        certificates, certificate, certifications, certification, licenses and certifications,
        licences and certifications, certifications and licenses, professional certifications,
        certificates and courses, courses and certificates, certifications and training,
        certifications and courses, courses and certifications, training and certifications,
        licenses, licenses certifications, licences, certifications and awards, credentials,
        certificates and licenses, technical certifications, certificates and training,
        professional qualifications, certifications achievements, relevant certifications,
        zertifikate, zertifizierungen, zertifikate und weiterbildungen, lizenzen und zertifikate,
        bescheinigungen und zertifikate, weiterbildung und zertifikate, zertifizierung,
        weiterbildungen und zertifikate, lizenzen und bescheinigungen, bescheinigungen,
        certificados, certificaciones, licencias y certificaciones, cursos y certificaciones,
        certificaciones y cursos, titulos y certificaciones,
        certifications et licences, licences et certifications, certificats, attestations,
        formations et certifications, certificacoes, certificacoes e cursos, cursos e certificacoes,
        licencas e certificados, certificados e licencas, certificacoes e licencas
    """,
    "courses": """
        courses, coursework, course work, relevant coursework, relevant courses, training courses,
        online courses, additional training, continuing education, further education, trainings,
        professional development, professional training, moocs, related coursework, key courses,
        courses and training, selected courses, selected coursework, relevant modules, modules,
        further training, workshops, additional courses, extracurricular courses,
        kurse, weiterbildung, weiterbildungen, fortbildung, fortbildungen, lehrgange, schulungen,
        fort und weiterbildung, seminare, cursos, cursos relevantes, formacion complementaria,
        cursos y seminarios, cursos realizados, cours, formation continue, formations continues,
        formations complementaires, cursos complementares, formacao complementar,
        cursos livres, cursos extracurriculares, atividades complementares
    """,
    "summary": """
        summary, professional summary, profile, professional profile, about, about me, objective,
        career objective, executive summary, personal statement, personal profile, overview,
        introduction, career profile, summary of qualifications, qualifications summary, highlights,
        career highlights, professional objective, bio, biography, statement, personal summary,
        resume summary, summary and objective, professional overview, who i am, intro, headline,
        zusammenfassung, profil, kurzprofil, uber mich, personliches profil, berufsziel, info,
        qualifikationsprofil, resumen, perfil, perfil profesional, sobre mi, objetivo, extracto,
        objetivo profesional, acerca de mi, resumen profesional, a propos, a propos de moi, resume,
        profil professionnel, objectif, presentation, accroche, resumo, resumo profissional, objetivos,
        perfil profissional, sobre, sobre mim, objetivo profissional, apresentacao
    """,
    "contact": """
        contact, contacts, contact information, contact details, contact me, contact info,
        personal information, personal details, personal data, details, personal, links, profiles,
        social, social media, social networks, websites, address, find me online, location,
        kontakt, kontaktdaten, personliche daten, zur person, angaben zur person, anschrift, adresse,
        contacto, datos personales, informacion de contacto, informacion personal, enlaces, redes,
        coordonnees, informations personnelles, etat civil, liens, contato, dados pessoais, contactos,
        informacoes pessoais, informacoes de contato
    """,
    "other": """
        languages, language, language skills, spoken languages, foreign languages, linguistic skills,
        languages spoken, interests, hobbies, hobbies and interests, interests and hobbies,
        personal interests, awards, honors, honours, honors and awards, awards and honors, awards and
        achievements, achievements, accomplishments, honors awards, scholarships, awards and
        recognition, publications, selected publications, papers, articles, research publications,
        patents, references, referees, talks, presentations, conferences, speaking,
        conference presentations, memberships, professional memberships, affiliations, associations,
        professional affiliations, activities, extracurricular activities, organizations,
        organisations, leadership, leadership and activities, extracurriculars, soft skills,
        personal skills, interpersonal skills, social skills, additional information, miscellaneous,
        other information, additional, misc, others, other, test scores, recommendations, causes,
        personal qualities, personal attributes, research interests, community, community service,
        volunteer activities, leadership activities, personality, declaration, press, blog, writing,
        sprachen, sprachkenntnisse, fremdsprachen, interessen, hobbys, hobbies und interessen,
        auszeichnungen, preise, publikationen, veroffentlichungen, referenzen, vortrage, sonstiges,
        mitgliedschaften, engagement, patente, personliche fahigkeiten, soziale kompetenzen,
        auszeichnungen und preise, stipendien, preise und auszeichnungen,
        idiomas, intereses, aficiones, premios, reconocimientos, publicaciones, referencias,
        otros datos, logros, habilidades blandas, patentes, distinciones, informacion adicional,
        habilidades personales, honores y premios, ponencias, datos de interes,
        langues, centres d interet, loisirs, interets, prix, distinctions, publications, references,
        recompenses, brevets, divers, savoir etre, qualites, vie associative, activites, hobby,
        linguas, interesses, premios e reconhecimentos, publicacoes, passatempos, conquistas,
        informacoes adicionais, reconhecimentos, habilidades interpessoais, realizacoes
    """,
}
# Labels within a job or a project that list what was used.
_USED = """
    environment, technologies used, tools used, tech used, technology used, tech, built with,
    skills used, key technologies, main technologies, technical environment, used technologies,
    tools technologies, stack used, languages used, methods, methods and tools, software used,
    keywords, skills acquired, skills gained, databases, frameworks, libraries, platforms, cloud,
    umgebung, eingesetzte technologien, verwendete technologien, technologieumgebung, technik, methoden,
    entorno, entorno tecnologico, tecnologias utilizadas, herramientas utilizadas, tecnologias usadas,
    environnement, environnement technique, technologies utilisees, outils utilises, stack technique,
    methodes, ambiente, ferramentas utilizadas, ambiente tecnologico
"""
_TONGUES = "languages, sprachen, idiomas, langues, langages, linguas"
# Names of a section of its own, or of whatever is left among the skills.
_REST = """
    other, others, misc, miscellaneous, additional, additional information, other information, writing,
    presentations, sonstiges, sonstige, weitere, weiteres, otros, otras, otros datos, autres, outros, outras, informacion adicional, divers, informacoes adicionais
"""
# Words at either end that change no heading: "My skills", "Skills (selected)".
_FILLERS = re.compile(r"^(?:my|meine|mis|mes|the|selected|relevant|key)\s+|\s*\([^()]*\)$")
_LONGEST = 50


def section_of(name: str) -> Section | None:
    """Return the section that a heading, or a key of a mapping, begins; None if it is not known."""
    if len(name) > _LONGEST:
        return None
    plain = heading_key(name)
    return _sections().get(plain) or _sections().get(heading_key(_FILLERS.sub("", name.lower())))


def is_tools_label(name: str) -> bool:
    """Return whether a label within a job or a project lists what was used there."""
    return heading_key(name) in heading_keys(_USED)


def is_tongues(name: str) -> bool:
    """Return whether a heading may mean languages that are spoken, or that are programmed in."""
    return heading_key(name) in heading_keys(_TONGUES)


def is_rest(name: str) -> bool:
    """Return whether a heading that is not known for skills names the rest of them among others."""
    return heading_key(name) in heading_keys(_REST)


@cache
def heading_keys(names: str) -> frozenset[str]:
    """Return names, separated by commas, as headings are compared."""
    return frozenset(map(heading_key, names.split(",")))


def heading_key(name: str) -> str:
    """Return a name as headings are compared: lower case letters and digits only."""
    apart = unicodedata.normalize("NFKD", name).casefold()
    return re.sub(r"[^\w]|_|\band\b|\by\b|\bet\b|\bund\b|\be\b", "", apart.replace("&", " "))


@cache
def _sections() -> Mapping[str, Section]:
    found: dict[str, Section] = {}
    for section, names in _NAMES.items():
        for name in names.split(","):
            found.setdefault(heading_key(" ".join(name.split())), section)
    return found
