"""The words mail servers use, per reason. The first reason whose words occur wins, so the order is from precise to broad.

The reasons are those of sisimai, a free bounce parser, whose names are widely used; the phrases are the texts of
Postfix, Sendmail, Exim, qmail, Exchange and the large providers, Chinese ones included, lower-cased.
"""

from __future__ import annotations

import re

_PHRASES: tuple[tuple[str, str], ...] = (
    ("filtered", r"recipient preferences|rejected by the domain filter"),
    ("userunknown", r"(?:doesn.t|does not) have an? \S{1,80} account"),
    ("notaccept", r"couldn.t find a mail exchanger"),
    ("userunknown", r"no valid recipients?\b|wasn.t found at the|(?:e-?mail )?address you entered"),
    ("hostunknown", r"account or domain may not exist|domain is not reachable"),
    ("rejected", r"to/from an address that has been blacklisted|sending this from a different address or alias"),
    ("spamdetected", r"virus or spam|spam or virus|\bdt:sp[mt]\b"),
    ("blocked", r"spamhaus|spamcop|\brbl\b|dnsbl|blocked using|(?:on|in) (?:our|a|the|my) (?:black|block) ?list"),
    ("policyviolation", r"illegal attachment|attachment (?:type )?(?:is )?not allowed|potential security issue"),
    ("securityerror", r"must issue a starttls|session encryption"),
    ("speeding", r"(?:sending|daily) (?:quota|limit)"),
    ("contenterror", r"malformed mime"),
    ("exceedlimit", r"exceeds (?:a )?fixed (?:limit|maximum)|message exceeds (?:max|limit)|recipient list, exceeds"),
    (
        "notaccept",
        r"null mx|does not accept (?:e-?)?mail|doesn.t (?:receive|accept) e-?mail|host/domain does not accept mail|"
        r"no smtp service|no mx record found|domain does not accept|nullmx|smtp protocol returned a permanent error 521|does not accept smtp",
    ),
    (
        "virusdetected",
        r"virus|malware|infected|worm|trojan|dangerous (?:attachment|extension)|disallowed attachment|病毒|exploit|banned (?:file|attachment)|message looks suspicious",
    ),
    (
        "requireptr",
        r"reverse dns|\bptr\b|ptr record|rdns|fix reverse|no matching nameserver|cannot (?:find|resolve) your (?:hostname|address|reverse|ip)|"
        r"unresolvable (?:relay )?host|hostname does not resolve|does not have a valid dns|reverse (?:hostname|lookup|mapping)|forward confirmed|unable to verify ptr|"
        r"client host rejected: cannot find your|not get.{0,20}domain name of your ip|rejected due to your ip has no reverse|反向解析|unknown hostname \[|mismatch(?:es)? client ip|ip name lookup failed",
    ),
    (
        "authfailure",
        r"dmarc|dkim|(?<![a-z/.])spf(?![a-z])|sender policy framework|unauthenticated email|multiple authentication checks|authentication information or fails|"
        r"authentication checks|email authentication|(?:is )?not authorized to send (?:from|on behalf)|5\.7\.509|5\.7\.26|sender id \(pra\)",
    ),
    (
        "badreputation",
        r"reputation|unexpected volume or user complaints|poor (?:sender|ip|domain) (?:score|rating)|senderscore|bad sender (?:ip|domain)|sender score|信誉",
    ),
    (
        "speeding",
        r"rate ?limit|rate limited|sent to too many recipients|too many messages (?:in|from)|message rate|sending (?:rate|limit)|"
        r"receiving mail (?:at a rate|too quickly)|mail (?:at a rate|too (?:fast|quickly))|throttl|has exceeded (?:the |its )?(?:max|rate|limit)|"
        r"unusual rate|exceeded.{0,30}(?:emails|messages|mails).{0,20}(?:per|hour|day)|received too many|发信频率|频率(?:过高|超)|try again slower|mail from .{1,60} is coming too",
    ),
    (
        "toomanyconn",
        r"too many (?:recipients|connections|concurrent|sessions|invalid|unknown|bad commands|errors|hops from|smtp sessions)|connection (?:rate|limit|frequency)|"
        r"concurrent connections|connections? (?:from|to).{0,40}exceed|all available ips are at maximum|maximum (?:number of )?connections|max(?:imum)? (?:parallel )?connections|"
        r"连接(?:数|频率|过)|connection refused.{0,30}too many|too frequent|frequency limit|mail is too frequent|rejected by frequency|exceeded the maximum number of (?:connections|recipients)",
    ),
    (
        "mesgtoobig",
        r"message (?:too (?:large|big)|size exceeds (?:the )?(?:server |maximum|size|limit)|length exceeds|is too (?:large|big))|mail (?:is )?too (?:large|big)|"
        r"size (?:limit exceeded|exceeds maximum)|exceeds? (?:the )?(?:maximum|max|size|server) (?:message |mail )?(?:size|limit)|exceeded (?:the )?(?:maximum )?(?:message|mail|file) size|"
        r"max(?:imum)? message size|resolver\.rst\.(?:recip|send)sizelimit|too big for (?:this|me)|larger than the maximum|oversize|message file too big|"
        r"邮件(?:过大|太大|大小超过|尺寸)|超过.{0,10}大小",
    ),
    (
        "mailboxfull",
        r"mail ?box(?: is|.s)? (?:full|over|exceeded)|mailbox (?:for .{1,80} )?(?:is )?full|(?:over|exceed(?:s|ed|ing)?|out of|beyond).{0,40}quota|quota (?:exceed|has been exceed|limit|violation|overrun|is full|full)|"
        r"over ?quota|quotaexceeded|disk quota|storage (?:quota|space|limit|allocation)|out of (?:storage|disk space)|inbox (?:is )?full|inbox is out|in ?box full|mailfolder is full|folder is full|"
        r"account is (?:over|full|exceeding)|user is over|not enough (?:storage )?space|insufficient (?:mailbox|user) |not enough room|too much (?:mail|data)|maildir (?:over|delivery failed: disk)|"
        r"mailbox has exceeded|mailbox size limit|mailbox .{0,20}limit exceeded|recipient.s (?:mail)?box is full|delivery failed: over|was full|user has exhausted|no (?:storage|disk) space|exceeded storage|"
        r"boite(?: du destinataire)? (?:est )?pleine|boîte.{0,30}pleine|mailbox ist voll|postfach.{0,30}(?:voll|überschritten)|buz[oó]n.{0,20}lleno|casella.{0,20}piena|"
        r"邮箱(?:空间)?(?:已?满|不足|超|容量)|信箱(?:已?滿|空間)|容量(?:已满|不足|超)|邮箱已满|收件人(?:邮箱|的邮箱)(?:已)?满|超出配额|メールボックス.{0,20}(?:いっぱい|一杯|容量)|受信ボックス.{0,20}(?:いっぱい|一杯)|переполнен",
    ),
    (
        "systemfull",
        r"insufficient (?:disk|system (?:storage|resources)|storage)|mail system full|no space left|file system full|disk full|requested action not taken: insufficient system storage|server (?:disk )?full",
    ),
    (
        "suspend",
        r"(?:account|mailbox|recipient|user|address|inbox|mail|domain)(?:.s)?(?: account| address| you tried to reach| that you tried to reach|\(s\) account)?(?: <?[^<> ]{1,80}>?)? ?(?:is|has been|was|are|currently)?(?: currently| temporarily)? ?(?:suspended|disabled|inactive|deactivated|blocked|locked|frozen|terminated|expired|discontinued|not active|unavailable: temporarily)|"
        r"(?:suspended|disabled|inactive|deactivated|frozen|locked) (?:mailbox|user|account|recipient|address)|disabled recipient|inactive (?:user|account|mailbox)|unrouteable mailbox|"
        r"recipient (?:suspend|blocked)|account (?:closed|deleted)|user (?:temporarily )?(?:suspended|locked)|no longer (?:on server|active)|compte.{0,40}bloqu|subscriber .{0,40}(?:suspend|disconnect)|"
        r"(?:邮箱|用户|帐号|账号|帳號|账户|信箱)(?:已经?|被)?(?:被)?(?:冻结|凍結|停用|禁用|锁定|鎖定|关闭|注销|暂停|过期|到期)|not yet activated|hasn.t activated|dormant|mailbox temporarily disabled",
    ),
    (
        "hasmoved",
        r"has (?:been )?(?:moved|replaced|changed)|recipient (?:has )?moved|not our user|address (?:has )?changed|has left|no longer (?:with|works|employed|at this)|new (?:e-?mail )?address|user not local; please try|已离职|已更换(?:邮箱|地址)|地址已变更|left the (?:company|organi[sz]ation)",
    ),
    (
        "norelaying",
        r"relay(?:ing)? (?:access )?(?:is )?(?:denied|not (?:allowed|permitted|enabled)|prohibited|rejected|refused)|relaying|not (?:permitted|allowed|authori[sz]ed) to relay|unable to relay|no relay|relay not|"
        r"rcpthosts|not a gateway|not local(?:ly)? hosted|insecure mail relay|email address is not verified|this system is not configured to relay|cannot relay|relay denied|relay prohibited|that domain isn.t in my list|send(?:er)? domain not allowed|not a (?:local|valid) domain|拒绝转发|不允许中继|is not hosted",
    ),
    (
        "spamdetected",
        r"spam|\bube\b|\buce\b|unsolicited|junk|bulk (?:e-?mail|message)|scored as|considered (?:as )?(?:bulk|unsolicited)|bogofilter|blacklisted (?:url|link|uri)|classified as|message (?:content|body).{0,10}(?:rejected|refused|blocked)|"
        r"content (?:rejected|filter)|rejected (?:by|due to) content|high probability|垃圾(?:邮件)?|反垃圾|内容(?:过滤|拒绝|违规|可疑)|blocked by .{0,30}(?:filter|barracuda)|mail content denied|phish|high-risk",
    ),
    (
        "blocked",
        r"black ?list|block ?list|\brbl\b|\bdnsbl\b|spamhaus|spamcop|sorbs|barracudacentral|(?:client host|your ip|ip address|host|server|sender ip|connecting ip|client)[^:;.]{0,40}(?:blocked|banned|denied|rejected|refused|listed|not allowed|not accepted)|"
        r"banned sending ip|blocked (?:using|by|for abuse|for)|access (?:denied|rejected).{0,40}\bip\b|open (?:proxy|relay)|connection (?:refused by|rejected|dropped by|not accept)|not in (?:your )?(?:white|allowed)|"
        r"service (?:not available|refused|unavailable).{0,40}(?:client|your|block)|dynamic (?:ip|pool|address)|dul\b|ip.{0,20}(?:被拒绝|黑名单|限制)|refused (?:connection|to talk)|your (?:network|mail server|access|host)[^:;.]{0,40}(?:block|denied|reject|ban|prohibit)|"
        r"messages? from \S{3,60} (?:are|is|has been|were|was|temporarily)? ?(?:blocked|rejected|refused)|we (?:do not|don.t) (?:accept|authori[sz]e).{0,40}(?:from your|your ip|connection)|helo (?:command )?rejected|bad helo|invalid helo|cannot send e-?mail to yourself|no access from mail server|"
        r"temporarily (?:blocked|deferred)|esmtp not accepting connections|not accepting (?:connections|messages|mail) from|blocked|is not allowed to (?:connect|send)|too many spam|client refused|service refus|ofr_ ?1\d\d|lpn105",
    ),
    (
        "notcompliantrfc",
        r"rfc ?5321|rfc ?5322|rfc ?2822|rfc ?822|not rfc|multiple (?:from|addresses in from)|addresses in from: header|duplicate header|missing (?:from|date|message-id|to) header|header (?:is )?(?:missing|required)|bare (?:lf|newline|cr)|invalid header|non-?compliant|lone cr or lf|message is not rfc",
    ),
    (
        "contenterror",
        r"media error|mime (?:error|parsing|part)|malformed (?:mime|message|header)|8-?bit data|conversion (?:required|failed|not)|charset|content (?:error|type not)|message contains? (?:invalid|nul|bare)|message filtered\. please see|invalid (?:mime|charset|message format)|the message (?:was rejected because it )?contains|header (?:malformed|parse)",
    ),
    (
        "policyviolation",
        r"policy|header error|protocol violation|message (?:prohibited|refused|not accepted for)|prohibited|attachment (?:not allowed|type|name|blocked)|mail (?:appears|not allowed)|because the recipient is not accepting mail with|you have exceeded the (?:number|maximum)|"
        r"denied by|disallowed|closed mailing list|greylist|grey-?list|灰名单|restricted|password.protected|messages? (?:with|containing).{0,40}(?:not accepted|rejected)|策略|规则|emails? without|subject.{0,30}(?:rejected|not allowed)",
    ),
    (
        "rejected",
        r"sender (?:address )?(?:rejected|denied|refused|verify failed|verification|is (?:blocked|not|invalid)|domain|unknown|not)|(?:invalid|bad|unknown|unverified|unresolvable|rejected|illegal) sender|(?:from|mail from|envelope sender|return.path).{0,50}(?:rejected|invalid|denied|not (?:valid|allowed|accepted|exist|permitted)|blocked|refused|does not exist)|"
        r"domain (?:of sender|is invalid|name is not).{0,80}|sender.{0,80}does not exist|address that has been (?:blacklisted|blocked)|purported responsible|you are not allowed to (?:post|send)|not (?:allowed|authori[sz]ed|permitted) to (?:post|send|submit|write)|permission to post|only accepts? (?:mail|messages) from|"
        r"access denied: (?:sender|from)|rejected by (?:the )?(?:recipient|user)|refused due to (?:sender|from)|backscatter|null sender|bounces? not accepted|unauthori[sz]ed sender|we don.t accept mail from|verify your sender|mail from must|rule imposed mailbox access|restricted.{0,20}sender|"
        r"发件人(?:被拒绝|地址|域名)|拒绝接收|拒收|权限.{0,10}(?:发送|投递)|google ?groups|googlegroups|empty envelope|sender rejected|(?<!recipient )address rejected: (?:domain|sender)|domain not found: sender",
    ),
    (
        "hostunknown",
        r"(?:host|domain|server|site)(?: name| or domain name| or host)? ?(?:is )?(?:not found|unknown|unreachable|does not exist|doesn.t exist|not exist|invalid|non-?existent|no longer exists)|[a-z0-9-]{1,60}\.[a-z]{2,10} does not exist|unknown (?:host|domain|mail host)|no such (?:host|domain)|bad destination (?:host|system|domain)|"
        r"host (?:or domain name )?(?:lookup|unknown|not found)|domain not (?:found|exist)|unrouteable (?:address|domain|mail domain)|unroutable|illegal host|invalid (?:host|domain)|couldn.t find any host|not.{0,10}registered domain|domain is not reachable|name or service not known|can.?t find (?:the )?host|no mx|"
        r"域名(?:不存在|无效|错误|未找到)|找不到.{0,10}(?:域名|主机)|主机(?:不存在|未找到)|account or domain may not exist|neko nonexist|does not exist in dns|host name lookup fail|recipient domain (?:not|does)",
    ),
    (
        "networkerror",
        r"hop count|too many hops|(?:routing|mail|forwarding|message|delivery) loop|loops? back to (?:myself|itself|me)|loop detected|(?:name|mx|dns|host) (?:server|service|lookup) (?:error|failure|problem|failed|timeout)|malformed or unexpected name server|"
        r"dns (?:error|failure|lookup|problem|server|soft|hard)|nxdomain|servfail|no route to host|network (?:is )?unreachable|network error|unrouteable (?:mail )?domain.{0,10}lookup|could not (?:resolve|connect)|couldn.t (?:connect|find any host by that name)|cname_lookup|name service error|communications? (?:error|failure)|"
        r"connection (?:was )?(?:refused|reset|dropped|lost|closed|interrupted|aborted)|host unreachable|unable to connect|temporary (?:dns|lookup|resolution)|mx points to|malformed address|establish an smtp connection|\btls\b|starttls|certificate|域名解析|无法连接",
    ),
    (
        "userunknown",
        r"(?:user|recipient|mailbox|account|address|addressee|alias|destination|login|customer|person|login name|resolver\.adr\.recip\w{0,12}notfound|resolver\.adr\.exrecipnotfound|email|e-mail address|local part|subscriber|mail account|username|id)(?: name| address| account|\(s\))?(?: <?[^<>\s]{1,100}>?)?:? ?(?:is |does |was |could |has )?(?:been )?(?:unknown|not (?:found|exist|known|valid|recognized|here|listed|in|local|be found|a valid|have an account)|doesn.t (?:exist|have)|invalid|no longer (?:exists?|available|valid|here)|nonexistent|non-existent|unavailable|is not recognized|isn.t)|"
        r"(?:no such|unknown|invalid|non-?existent|bad|undefined|unrecognized|illegal|unknown or illegal|not a valid|nonexistent|incorrect|wrong|undeliverable) (?:final delivery |local |destination |recipient |user |e-?mail |mail |mailbox )?(?:user|recipient|mailbox|address|account|alias|person|userid|name|login|addressee|in|id|destination mailbox|here)|"
        r"(?:this |the )?(?:email )?account that you tried to reach does not exist|user(?:.s)? (?:doesn.t|does not|not) (?:have|exist|found|known|in)|user unknown|not a (?:known|valid) (?:user|recipient|mailbox)|does not like recipient|no mailbox (?:here|by that|found|currently)|no user|nosuchuser|"
        r"not listed in (?:the )?(?:public )?(?:name|domino|directory|address)|no (?:valid )?(?:recipients?|account|mailbox)(?: by that| with|s? (?:found|here))|does not exist|doesn.t exist|recipient (?:address )?rejected: (?:user|access|undeliverable|unverified|recipient|address|unknown|no such|invalid)|unknown (?:to|local.part)|there is no (?:one|such|user)|"
        r"unverified (?:address|recipient)|verification failed|delivery to the .{0,40}recipient name is not recognized|recipient name is not recognized|mailbox unavailable|address error|cannot find|can.t find (?:the )?(?:user|recipient)|couldn.t be found|could not be found|wasn.t found|was not found|isn.t known|destinataire.{0,20}(?:invalide|inconnu|inexistant)|"
        r"empf[äa]nger.{0,40}(?:unbekannt|nicht gefunden|existiert nicht)|unbekannter|destinatari.{0,20}(?:desconocido|sconosciuto|inesistente)|usuario.{0,20}(?:desconocido|no existe)|(?<!recipient )address rejected(?!:)|"
        r"(?:用户|收件人|地址|邮箱|邮箱地址|帐号|账号|收件者|信箱|使用者)(?:地址|邮箱|帐号|账号|名)?(?:\S{0,80})?(?:不存在|未找到|找不到|无效|錯誤|错误|未知|未注册|不正确)|找不到(?:地址|.{0,20}(?:收件人|地址))|未找到您?输入|不存在的?(?:用户|邮箱|收件人|地址|帐号|账号)|没有(?:该|此|这个)(?:用户|邮箱|收件人)|查无此(?:用户|人)|無此(?:使用者|帳號|收件者)|(?:非法|未知|无此|無效的?|无效的?)(?:用户|收件人|地址|邮箱|收件者)|"
        r"(?:宛先|メールアドレス|アドレス|ユーザ|受信者).{0,20}(?:見つかり|存在し|不明|ありません)|no recipients|нет такого|не существует|не найден|존재하지 않",
    ),
    (
        "expired",
        r"timed? ?out|expired|too long|(?:retry|delivery) time(?:out)?|could not (?:be )?(?:send|deliver(?:ed)?).{0,40}(?:for|past|within|after) (?:the )?(?:past |last )?\d|(?:for|past|after|within|in) (?:the )?(?:last |past )?\d{1,4} (?:days?|hours?|minutes?|seconds)|undeliver(?:ed|able) for|gave up|giv(?:e|en|ing) up|not (?:be )?deliver(?:ed|able)? (?:with)?in|deferred|delayed|"
        r"did not accept our requests to connect|socket error|not respond|no answer|host (?:is )?(?:not reachable|down)|retr(?:y|ied|ies)|not receive(?:d)? .{0,20}response|was not delivered within|resources temporarily|超时|逾时|延迟|多次(?:尝试|重试)|timeout",
    ),
    (
        "securityerror",
        r"access denied|authenticat|unauthori[sz]ed|not authori[sz]ed|delivery not authori[sz]ed|permission denied|security (?:policy|reasons?|error|violation|check)|insecure|encrypt|password|credential|login fail|you are not (?:allowed|permitted)|sorry, your don.t|unauthenticated|command (?:rejected|not allowed)|拒绝访问|认证失败|需要认证|session encryption",
    ),
    (
        "mailererror",
        r"procmail|\bx-unix\b|mailer error|command (?:failed|died|output|was not)|exit(?:ed)? (?:with )?(?:status|code)|pipe to|unknown mailer|mail filter|child (?:status|process)|program (?:failed|returned)|maildrop|deliver: .{0,30}error|mail\.local|local delivery (?:failed|agent)|no such file or directory",
    ),
    (
        "syntaxerror",
        r"syntax error|bad sequence|improper sequence|command (?:parameter|not (?:implemented|recognized|understood)|unrecognized|unimplemented)|unrecognized command|(?:parameter|argument).{0,20}not (?:implemented|recognized|allowed|supported)|error in (?:parameters|arguments)|not implemented|命令",
    ),
    (
        "systemerror",
        r"internal (?:server |system )?(?:error|failure)|system (?:error|failure|config)|server (?:error|configuration|failure)|local (?:error|configuration|problem)|configuration error|temporary (?:server |system |local )?(?:error|failure|problem|lookup)|transaction failed|"
        r"service (?:currently |temporarily )?(?:unavailable|not available)|queue file write|mail server.{0,20}error|could not (?:load|open|create|lock|write)|resource|can.t (?:create|open|write|lock|connect)|cannot (?:open|create|append|access|update)|ldap|database|duplicated message-id|loop alert|out of memory|server (?:busy|unavailable)|try (?:again )?later|系统(?:错误|繁忙)|server is busy|aliasing|timeout waiting",
    ),
    (
        "refused",
        r"filter|not accept(?:ing|ed)?.{0,40}(?:from|mail|messages)|user refuse|refused by recipient|message (?:rejected|refused|denied)|rejected by",
    ),
)
_WORDS = tuple((reason, re.compile(pattern)) for reason, pattern in _PHRASES)

# Words by which a program names the stage of the SMTP dialogue that failed.
_STAGES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "RCPT",
        re.compile(
            r"in reply to rcpt to|after rcpt|>>> ?rcpt|rcpt_to\]|smtp:rcpt|<<< rcpt|like our rcpt|does not like recipient|rcpt to command|to rcpt to:?|at rcpt|has rejected address|rcpt to:<"
        ),
    ),
    (
        "DATA",
        re.compile(
            r"in reply to (?:end of )?data|after (?:end of data|data|pipelined data|message)|>>> ?data|>>> ?\.|final data|after i sent the message|\(data\)|smtp command\s+data|message content|end_of_data"
        ),
    ),
    (
        "MAIL",
        re.compile(
            r"in reply to mail from|after mail|>>> ?mail|mail_from\]|like our mail|sender was rejected|smtp:mail"
        ),
    ),
    ("HELO", re.compile(r"in reply to (?:ehlo|helo)|after (?:ehlo|helo)|>>> ?(?:ehlo|helo)|like our (?:ehlo|helo)")),
    ("CONN", re.compile(r"after initial connection|while (?:performing|receiving) the initial|refused to talk to me")),
)


def reason_in(text: str) -> str:
    """The reason whose words occur in a lower-case diagnosis; "" when none do."""
    return next((reason for reason, words in _WORDS if words.search(text)), "")


def remote_words(text: str) -> str:
    """What the refusing server itself said: from the last reply code of the text on; "" when there is none."""
    starts = [match.start() for match in _REFUSAL.finditer(text)]
    return text[starts[-1] :] if starts else ""


_REFUSAL = re.compile(r"(?:^|(?<=[\s:;<(\['\"]))[45][0-57]\d[\s-]{1,2}(?!\d{1,4}\b)\S")


def says(text: str, reason: str) -> bool:
    """Whether the words of that one reason occur."""
    return any(words.search(text) for name, words in _WORDS if name == reason)


def stage_in(text: str) -> str:
    """RCPT, DATA, MAIL, HELO or CONN: where the dialogue failed; "" when the report does not tell. The last mention counts."""
    latest, found = -1, ""
    for stage, words in _STAGES:
        for match in words.finditer(text):
            if match.start() > latest:
                latest, found = match.start(), stage
    return found
