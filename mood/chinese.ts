/** Characters that differ between the two ways of writing Chinese, in pairs of simplified and traditional: those that messages are full of. */
const PAIRS = Array.from(
  `国國这這说說时時会會来來对對们們个個为為后後过過还還没沒让讓开開关關问問题題电電话話钱錢买買卖賣点點样樣给給间間见見长長东東车車马馬门門学學习習书書请請
谢謝认認识識觉覺爱愛乐樂欢歡气氣应應该該当當发發务務员員单單订訂货貨资資质質账賬费費价價优優级級经經济濟实實现現变變动動号號网網络絡线線统統维維设設备備
软軟传傳输輸邮郵递遞证證码碼帮幫处處类類组組织織进進远遠运運选選连連续續张張带帶师師听聽视視频頻汇匯预預约約项項须須风風饭飯图圖团團园園语語误誤诉訴试試
评評词詞译譯终終结結继繼绩績绝絕总總恶惡态態热熱灾災烂爛独獨猫貓犹猶奖獎妈媽妇婦孙孫宁寧宝寶写寫农農决決况況冲衝刘劉则則创創删刪剧劇办辦劳勞势勢华華协協
压壓厅廳历歷双雙叶葉吗嗎启啟响響喷噴围圍坏壞块塊坚堅场場声聲壳殼复復头頭夹夾夺奪奋奮几幾么麼无無严嚴丢丟两兩丰豐临臨举舉义義乌烏买買乱亂争爭亏虧产產亲親
仅僅从從仓倉仪儀众眾伤傷伟偉体體余餘侧側债債倾傾偿償儿兒兰蘭养養兴興册冊军軍冻凍净淨减減凉涼击擊划劃剂劑剑劍励勵区區医醫卢盧卫衛却卻厂廠厉厲县縣参參吨噸
听聽员員哗嘩唤喚啰囉嘘噓园園圆圓圣聖坟墳垒壘堕墮墙牆处處够夠奥奧姗姍娱娛婴嬰宠寵审審宪憲宽寬对對寻尋导導尔爾尝嘗层層属屬岁歲岛島币幣帅帥帜幟库庫庙廟废廢
异異弃棄弹彈归歸录錄彻徹忆憶忧憂怀懷怜憐恋戀恳懇恼惱悬懸惊驚惧懼惨慘惯慣愤憤愿願戏戲战戰户戶扑撲执執扩擴扫掃扬揚扰擾抚撫抢搶护護报報担擔拟擬拥擁择擇
挂掛挡擋挤擠挥揮损損换換据據摄攝摆擺数數斋齋断斷无無旧舊显顯晓曉暂暫术術机機杀殺杂雜权權条條杨楊极極枪槍柜櫃标標栏欄树樹档檔桥橋检檢楼樓欧歐残殘毁毀毕畢
汉漢汤湯沟溝泪淚泽澤洁潔测測济濟浏瀏涂塗润潤涨漲渐漸温溫湾灣湿濕满滿滞滯滤濾灭滅灯燈灵靈炉爐炼煉烦煩烧燒牵牽状狀环環疗療疯瘋痴癡盐鹽监監盖蓋盘盤睁睜
码碼砖磚确確碍礙礼禮祸禍离離种種积積称稱稳穩穷窮窃竊竞競笔筆笼籠签簽简簡粮糧纠糾红紅纯純纸紙纪紀级級纷紛绍紹绑綁绕繞绿綠缓緩编編缘緣缩縮罗羅罚罰职職联聯
聪聰肤膚胜勝脏髒脑腦脚腳腾騰艺藝节節苏蘇药藥获獲萨薩蓝藍虑慮虽雖蚀蝕补補装裝规規觅覓览覽触觸计計订訂讨討训訓议議记記讲講许許论論访訪诊診诈詐话話诚誠详詳
谁誰调調谈談谋謀谓謂谱譜贝貝负負贡貢财財责責贤賢败敗贩販贪貪购購贯貫贱賤贴貼贵貴贷貸贸貿贺賀贼賊赏賞赔賠赖賴赚賺赛賽赞讚趋趨跃躍踪蹤轮輪轻輕较較辆輛辈輩
辑輯边邊达達迁遷迟遲迹跡适適逊遜释釋里裡针針钟鐘钮鈕铁鐵铃鈴银銀链鏈销銷锁鎖锅鍋错錯键鍵镇鎮镜鏡闭閉闲閒闹鬧闻聞阅閱队隊阳陽阴陰阶階际際陆陸陈陳险險随隨
隐隱难難雾霧静靜顶頂顺順顾顧顿頓颁頒领領颜顏额額饮飲饱飽饿餓馆館驱驅驶駛验驗骂罵骗騙鱼魚鲜鮮鸟鳥鸡雞麦麥黄黃齐齊龙龍`.replaceAll('\n', ''),
);

const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  PAIRS.flatMap((simple, at): [string, string][] => {
    const traditional = PAIRS[at + 1] ?? simple;
    return at % 2 === 0 && traditional !== simple ? [[traditional, simple]] : [];
  }),
);
const ONLY_SIMPLIFIED: ReadonlySet<string> = new Set(SIMPLIFIED.values());

/** A Chinese text with the traditional characters that we know replaced by their simplified ones, so that one table reads both. */
export const simplified = (text: string): string => text.replaceAll(/\p{Script=Han}/gu, (character) => SIMPLIFIED.get(character) ?? character);

/** True when more characters of a Chinese text are written only the traditional way than only the simplified one. */
export const isTraditional = (text: string): boolean => {
  let balance = 0;
  for (const character of text) {
    if (SIMPLIFIED.has(character)) balance += 1;
    else if (ONLY_SIMPLIFIED.has(character)) balance -= 1;
  }
  return balance > 0;
};
